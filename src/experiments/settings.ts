/** @file What a run depends on, and which preset it is. */
import type { About, Values } from "./contract.ts";

export interface Settings {
  readonly params: Values;
  readonly seed: number;
}

/** Write out the parameters and seed of a preset. */
export function settingsOf(about: About, preset = "default"): Settings {
  const { params, seed } = about.presets[preset] ?? about.presets.default;
  const defaults = Object.entries(about.params).map(([name, { default: value }]) => [name, value]);
  return { params: { ...Object.fromEntries(defaults), ...params }, seed };
}

/** Say whether two settings give the same run. */
export function sameSettings(a: Settings, b: Settings): boolean {
  const names = Object.keys({ ...a.params, ...b.params });
  return a.seed === b.seed && names.every((name) => a.params[name] === b.params[name]);
}

/** Find the preset that these settings are. */
export function presetOf(about: About, settings: Settings): string | undefined {
  return Object.keys(about.presets).find((name) => sameSettings(settingsOf(about, name), settings));
}
