/** What an address asks for with `?v=`: a released version, something that is none, or nothing. */
export type Request = { readonly version: number } | { readonly unknown: string } | undefined;

/** Read the version that a query asks for; whatever it holds, this does not throw. */
export function requestedVersion(search: string, released: readonly number[]): Request {
  const asked = new URLSearchParams(search).get("v");
  if (asked === null) return undefined;
  const version = released.find((number) => `${number}` === asked);
  return version === undefined ? { unknown: asked } : { version };
}
