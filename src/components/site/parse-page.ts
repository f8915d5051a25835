/** Parse a page of the site to look things up in it. Its styles stay out: the policy of this page allows only its own. */
export function parsePage(html: string): Document {
  return new DOMParser().parseFromString(html.replace(/<style.*?<\/style>/gis, ""), "text/html");
}
