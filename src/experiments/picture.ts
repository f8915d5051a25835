/** @file The charts of a panel as one picture that stands alone, without the page's styles. */

/** Properties that marks set; all of them are inherited, so what equals the parent's need not be repeated. */
const properties = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "paint-order",
  "font-family",
  "font-size",
  "font-weight",
] as const;

/** Write a colour as rgb: mixed colours are computed as oklab, which few drawing programs read. */
function plain(value: string): string {
  const painter = /^(ok|color)/.test(value) && document.createElement("canvas").getContext("2d");
  if (!painter) return value;
  painter.fillStyle = value;
  painter.fillRect(0, 0, 1, 1);
  const [red, green, blue] = painter.getImageData(0, 0, 1, 1).data;
  return `rgb(${red}, ${green}, ${blue})`;
}

/** Copy an element with its computed styles as attributes. */
function standalone(original: Element): Element {
  const copy = original.cloneNode(false) as Element;
  copy.removeAttribute("class");
  const style = getComputedStyle(original);
  const parent = original.parentElement;
  const inherited = parent instanceof SVGElement ? getComputedStyle(parent) : undefined;
  for (const name of properties) {
    const value = style.getPropertyValue(name);
    if (value === inherited?.getPropertyValue(name)) copy.removeAttribute(name);
    else copy.setAttribute(name, plain(value));
  }
  for (const child of original.childNodes) {
    if (child instanceof Element) copy.append(standalone(child));
    if (child instanceof Text) copy.append(child.data.trim());
  }
  return copy;
}

/** Draw all charts inside an element as an SVG document, placed as they are on the page. */
export function toSvg(element: Element): string {
  const box = element.getBoundingClientRect();
  const root = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  root.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
  root.setAttribute("width", `${box.width}`);
  root.setAttribute("height", `${box.height}`);
  root.style.background = getComputedStyle(document.body).backgroundColor;
  for (const chart of element.querySelectorAll("svg[role=img]")) {
    const { left, top, width, height } = chart.getBoundingClientRect();
    const copy = standalone(chart);
    const place = { x: left - box.left, y: top - box.top, width, height };
    for (const [name, value] of Object.entries(place)) copy.setAttribute(name, `${value}`);
    copy.setAttribute("overflow", "visible");
    root.append(copy);
  }
  return new XMLSerializer().serializeToString(root);
}

/** Paint an SVG document as a PNG, at twice its size for dense screens. */
export async function toPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  const context = canvas.getContext("2d");
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob ? resolve(blob) : reject(new Error("This browser could not paint the picture.")),
    ),
  );
}
