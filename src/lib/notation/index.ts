export { formatNumber } from "./format-number.ts";
export { powerOfTen } from "./power-of-ten.ts";
