export type { ElementType, StoredTensor } from "./element-type.ts";
export { readSafetensors, SafetensorsError, type SafetensorsFile } from "./read.ts";
export { numbersOf, store } from "./values.ts";
export { writeSafetensors } from "./write.ts";
