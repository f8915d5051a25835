// @ts-check
import { fileURLToPath } from "node:url";

/** Name the folder of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));
