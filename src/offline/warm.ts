/** @file A script that a tab has begun to use is stored with the scripts that it may load later: a new version of the site may take them off the server. */
import { experimentOf, isOptional, mentionedFiles } from "./mentions.ts";
import { storedAt, storeRead } from "./stores.ts";

/** The experiments that readers have touched. */
const touched = new Set<string>();

/** Store the file at a path, and the scripts and styles that it comes to load. */
export async function storeWhole(path: string): Promise<void> {
  const experiment = experimentOf(path);
  if (experiment) touched.add(experiment);
  await walk(path, new Set());
}

const isWanted = (path: string) => {
  const experiment = experimentOf(path);
  const belongs = experiment === undefined || touched.has(experiment);
  return belongs && /\.(js|css)$/.test(path) && !isOptional(path);
};

async function walk(path: string, seen: Set<string>): Promise<void> {
  if (seen.has(path)) return;
  seen.add(path);
  const response = (await storedAt(path)) ?? (await load(path));
  if (!/\.(js|css)$/.test(path)) return;
  const mentioned = mentionedFiles(await response.text(), path).filter(isWanted);
  await Promise.all(mentioned.map((each) => walk(each, seen)));
}

async function load(path: string): Promise<Response> {
  const response = await fetch(path, { priority: "low" });
  await storeRead(path, response.clone());
  return response;
}
