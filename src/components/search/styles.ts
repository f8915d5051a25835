/** @file The look of the search. A style sheet that is only imported would be part of every page. */
import css from "./search.css?inline";

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets.push(sheet);
