export { encloser } from "./centred.ts";
export type { Encloser } from "./enclose.ts";
export { evaluate } from "./evaluate.ts";
export type { Expression } from "./expression.ts";
export { type Fault, type Parsed, parse } from "./parse.ts";
