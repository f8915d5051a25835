interface JsxElement {
  readonly name: string | null;
  readonly attributes: readonly { type: string; name?: unknown; value?: unknown }[];
}

/** Read a literal attribute of an MDX element; anything else is an author's error. */
export function attribute(element: JsxElement, name: string): string {
  const found = element.attributes.find((a) => a.type === "mdxJsxAttribute" && a.name === name);
  if (typeof found?.value === "string" && found.value.trim()) return found.value.trim();
  throw new Error(
    `<${element.name}> needs ${name}="…" written out; received ${JSON.stringify(found?.value)}`,
  );
}
