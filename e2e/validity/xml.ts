import { XMLParser, XMLValidator } from "fast-xml-parser";

/** An element with its attributes as `@name` and its text as `#text`; every child is a list. */
export interface XmlElement {
  readonly [child: string]: readonly XmlElement[] | string | undefined;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  alwaysCreateTextNode: true,
  parseTagValue: false,
  isArray: (_, __, ___, isAttribute) => !isAttribute,
});

/** Parse a document; one that is not well-formed throws. */
export function parseXml(text: string): XmlElement {
  const wellFormed = XMLValidator.validate(text);
  if (wellFormed !== true) throw new Error(`${wellFormed.err.line}: ${wellFormed.err.msg}`);
  return parser.parse(text);
}

/** List the children of an element with a name. */
export function children(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  const found = parent?.[name];
  return Array.isArray(found) ? found : [];
}

/** Read the text of a child; empty where there is none. */
export function textOf(parent: XmlElement | undefined, name: string): string {
  return String(children(parent, name)[0]?.["#text"] ?? "").trim();
}

/** Whether a text is an address that means the same everywhere. */
export function isAbsolute(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}
