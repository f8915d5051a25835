import type { Measured } from "../contract.ts";
import type { Setting } from "./setting.ts";
export function summarise(setting: Setting, measured: readonly Measured[]): string {
  return "";
}
