/** @file What is said about keeping an essay. */

/** Write a size for people. */
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Say why an essay was not kept, and what is there now. */
export function describeFailure(error: unknown, bytes: number, hasOlder: boolean): string {
  const nothing = hasOlder ? "The older copy is still kept." : "Nothing was kept.";
  const name = error instanceof Error ? error.name : "";
  const message = error instanceof Error ? error.message : String(error);
  if (name === "AbortError") return `Cancelled. ${nothing}`;
  if (name === "QuotaExceededError")
    return `There is no room for ${megabytes(bytes)} here: the browser or the disk is full. ${nothing} Remove other essays, or free some space, and try again.`;
  if (name === "SecurityError")
    return `This browser does not let the site store anything; a private window often does not. ${nothing}`;
  if (name === "TypeError")
    return `The network broke off, or you are offline. ${nothing} Try again when you are online.`;
  return `${message} ${nothing}`;
}
