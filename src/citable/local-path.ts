/** Write an address of the site as a path within it, wherever it is served. */
export function localPath(address: string): string {
  const { pathname, search, hash } = new URL(address);
  return pathname + search + hash;
}
