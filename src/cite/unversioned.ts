/** Take the version out of the address of an essay; an experiment keeps its preset. */
export function unversioned(url: string): string {
  const plain = new URL(url);
  plain.searchParams.delete("v");
  return plain.href;
}
