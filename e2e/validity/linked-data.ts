/** @file What search engines ask of a scholarly article in JSON-LD, in the terms of schema.org. */
import { isAbsolute } from "./xml.ts";

type Node = Readonly<Record<string, unknown>>;

const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";
const isAddress = (value: unknown) => typeof value === "string" && isAbsolute(value);
const isDay = (value: unknown) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
const areAll = (isValid: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every(isValid);
const is =
  (types: readonly string[], shape: Record<string, (value: unknown) => boolean>) =>
  (value: unknown): boolean => {
    const node = value as Node;
    if (!types.includes(String(node?.["@type"]))) return false;
    return Object.entries(shape).every(([key, isValid]) => isValid(node[key]));
  };

const agent = is(["Person", "Organization"], { name: isText });
const required: Readonly<Record<string, (value: unknown) => boolean>> = {
  "@context": (value) => value === "https://schema.org",
  "@type": (value) => value === "ScholarlyArticle",
  "@id": isAddress,
  url: isAddress,
  headline: (value) => isText(value) && String(value).length <= 110,
  abstract: isText,
  author: areAll(agent),
  publisher: agent,
  datePublished: isDay,
  dateModified: isDay,
  inLanguage: (value) => value === "en",
  license: isAddress,
  image: isAddress,
  version: isText,
  citation: areAll(is(["CreativeWork"], { name: isText })),
  hasPart: areAll(is(["WebPageElement"], { "@id": isAddress, url: isAddress, name: isText })),
};
/** Known to schema.org besides. */
const optional = ["sameAs", "keywords", "isPartOf", "about"];

/** List what is wrong with the description of an article. */
export function articleFaults(text: string): string[] {
  const article: Node = JSON.parse(text);
  const bad = Object.entries(required).filter(([key, isValid]) => !isValid(article[key]));
  const unknown = Object.keys(article).filter(
    (key) => !(key in required || optional.includes(key)),
  );
  const order = String(article["datePublished"]) <= String(article["dateModified"]);
  return [
    ...bad.map(([key]) => `${key} is ${JSON.stringify(article[key])?.slice(0, 80)}`),
    ...unknown.map((key) => `${key} is no property of an article that we know`),
    ...(order ? [] : ["it was modified before it was published"]),
  ];
}
