/** @file Keep whole essays on the reader's device. An essay counts as kept when its manifest is stored, which comes last. */
import { type Manifest, manifestPath } from "./manifest.ts";
import { isHashed, openKept, openRead, pastTheWorker, pathsIn } from "./stores.ts";

export interface Kept extends Manifest {
  readonly slug: string;
  readonly title: string;
  readonly keptAt: string;
}

interface Wish {
  readonly slug: string;
  readonly title: string;
  readonly signal: AbortSignal;
  readonly onProgress: (storedBytes: number) => void;
}

/** Store an essay with all that it needs. What fails leaves nothing of it that was not kept before. */
export async function keep(wish: Wish): Promise<Kept> {
  return await alone(async () => {
    const kept = await openKept();
    try {
      return await store(kept, wish);
    } catch (error) {
      await prune(kept);
      throw error;
    }
  });
}

/** Remove a kept essay, less what another kept essay needs. */
export async function forget(slug: string): Promise<void> {
  await alone(async () => {
    const kept = await openKept();
    await kept.delete(manifestPath(slug));
    await prune(kept);
  });
}

/** List the kept essays. */
export const listKept = async (): Promise<Kept[]> => manifestsIn(await openKept());

/** Ask the site what belongs to an essay. */
export async function loadManifest(slug: string, signal?: AbortSignal): Promise<Manifest> {
  return await (await load(manifestPath(slug), signal)).json();
}

/** Two tabs must not tidy up under each other's hands. */
const alone = <T>(task: () => Promise<T>): Promise<T> => navigator.locks.request("kept", task);

async function store(kept: Cache, { slug, title, signal, onProgress }: Wish): Promise<Kept> {
  const manifest = await loadManifest(slug, signal);
  let bytes = 0;
  const count = (more: number) => {
    bytes += more;
    onProgress(bytes);
  };
  for (const file of manifest.files.filter(({ path }) => isHashed(path)))
    await storeHashed(kept, file, signal, count);
  // Pages change under the same name: an older copy stays whole until all of the new one has come.
  const pages = await loadPages(manifest, signal, count);
  if ((await loadManifest(slug, signal)).version !== manifest.version)
    throw new Error("The site was renewed in the meantime. Try again.");
  await kept.delete(manifestPath(slug));
  for (const [path, response] of pages) await kept.put(path, response);
  const record: Kept = { ...manifest, slug, title, keptAt: new Date().toISOString() };
  await kept.put(manifestPath(slug), Response.json(record));
  const read = await openRead();
  for (const { path } of manifest.files) if (isHashed(path)) await read.delete(path);
  return record;
}

type Count = (bytes: number) => void;
type File = Manifest["files"][number];

async function storeHashed(kept: Cache, { path, bytes }: File, signal: AbortSignal, count: Count) {
  signal.throwIfAborted();
  if (await kept.match(path)) return count(bytes);
  const read = await (await openRead()).match(path);
  await kept.put(path, counted(read ?? (await load(path, signal)), count));
}

async function loadPages({ files }: Manifest, signal: AbortSignal, count: Count) {
  const pages = files.filter(({ path }) => !isHashed(path));
  return await Promise.all(
    pages.map(async ({ path }): Promise<[string, Response]> => {
      const response = counted(await load(path, signal), count);
      return [path, new Response(await response.blob(), response)];
    }),
  );
}

async function load(path: string, signal?: AbortSignal): Promise<Response> {
  const cache = isHashed(path) ? "default" : "no-cache";
  const headers = { [pastTheWorker]: "1" };
  const response = await fetch(path, { cache, headers, ...(signal && { signal }) });
  if (!response.ok) throw new Error(`${path} is not on the server (status ${response.status}).`);
  return response;
}

/** Count the bytes of a response as they pass. */
function counted(response: Response, count: Count): Response {
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (chunk, controller) => {
      count(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(counter) ?? null, response);
}

async function manifestsIn(kept: Cache): Promise<Kept[]> {
  const paths = (await pathsIn(kept)).filter((path) => path.endsWith("/offline.json"));
  const responses = await Promise.all(paths.map((path) => kept.match(path)));
  return await Promise.all(responses.flatMap((response) => response?.json() ?? []));
}

/** Remove what no kept essay needs. */
async function prune(kept: Cache): Promise<void> {
  const manifests = await manifestsIn(kept);
  const needed = new Set(
    manifests.flatMap(({ slug, files }) => [manifestPath(slug), ...files.map(({ path }) => path)]),
  );
  const paths = await pathsIn(kept);
  await Promise.all(paths.filter((path) => !needed.has(path)).map((path) => kept.delete(path)));
}
