/** @file The rules of RSS 2.0 and of the W3C feed validator. */
import { children, isAbsolute, parseXml, textOf, type XmlElement } from "./xml.ts";

/** List where a feed, found at `address`, breaks the rules. */
export function feedFaults(text: string, address: string): string[] {
  const [rss] = children(parseXml(text), "rss");
  const channels = children(rss, "channel");
  const [channel] = channels;
  const items = children(channel, "item");
  const guids = items.map((item) => textOf(item, "guid"));
  return [
    ...(rss?.["@version"] === "2.0" ? [] : ["The feed is not RSS 2.0."]),
    ...(channels.length === 1 ? [] : [`The feed has ${channels.length} channels.`]),
    ...once(channel, "The channel", ["title", "link", "description"]),
    ...links(channel, "The channel"),
    ...selfLink(channel, address),
    ...dates(channel, "The channel", ["pubDate", "lastBuildDate"]),
    ...items.flatMap((item, i) => itemFaults(item, `Item ${i + 1}`)),
    ...(new Set(guids).size === guids.length ? [] : ["Two items share a guid."]),
  ];
}

function itemFaults(item: XmlElement, name: string): string[] {
  const [guid] = children(item, "guid");
  const isPermalink = guid?.["@isPermaLink"] !== "false";
  return [
    ...once(item, name, ["title", "link", "guid", "pubDate", "description"]),
    ...links(item, name),
    ...(isPermalink && !isAbsolute(textOf(item, "guid"))
      ? [`${name} has a guid that is no permanent link and does not say so.`]
      : []),
    ...dates(item, name, ["pubDate"]),
    ...relativeAddresses(item, name),
    ...children(item, "author")
      .filter((author) => !`${author["#text"]}`.includes("@"))
      .map(() => `${name} has an author without an e-mail address.`),
    ...(/<|&lt;/.test(textOf(item, "title")) ? [`${name} has markup in its title.`] : []),
  ];
}

function once(parent: XmlElement | undefined, name: string, tags: readonly string[]): string[] {
  return tags
    .filter((tag) => children(parent, tag).length !== 1 || textOf(parent, tag) === "")
    .map((tag) => `${name} needs one <${tag}>.`);
}

function links(parent: XmlElement | undefined, name: string): string[] {
  return isAbsolute(textOf(parent, "link")) ? [] : [`${name} has a relative <link>.`];
}

function selfLink(channel: XmlElement | undefined, address: string): string[] {
  const own = children(channel, "atom:link").filter((link) => link["@rel"] === "self");
  const [link] = own;
  const fits = own.length === 1 && link?.["@href"] === address;
  return [
    ...(fits ? [] : [`The channel needs one atom:link to itself, ${address}.`]),
    ...(link?.["@type"] === "application/rss+xml" ? [] : ["The link to itself has another type."]),
  ];
}

function dates(parent: XmlElement | undefined, name: string, tags: readonly string[]): string[] {
  return tags
    .map((tag) => textOf(parent, tag))
    .filter((date) => date !== "" && !isRfc822(date))
    .map((date) => `${name} has the date "${date}", which is not RFC 822.`);
}

/** A date of RFC 822 with four digits of the year, whose weekday is true. */
function isRfc822(date: string): boolean {
  const form = /^([A-Z][a-z]{2}), (\d{2}) ([A-Z][a-z]{2}) \d{4} \d{2}:\d{2}:\d{2} (GMT|[+-]\d{4})$/;
  const [, weekday, day] = form.exec(date) ?? [];
  const local = new Date(date.replace(/(GMT|[+-]\d{4})$/, "GMT"));
  return local.toUTCString().startsWith(`${weekday}, ${day} `);
}

function relativeAddresses(item: XmlElement, name: string): string[] {
  const html = textOf(item, "description") + textOf(item, "content:encoded");
  return [...html.matchAll(/(?:href|src)=["']([^"']*)/g)]
    .filter(([, address]) => !isAbsolute(address ?? ""))
    .map(([, address]) => `${name} has the relative address ${address}.`);
}
