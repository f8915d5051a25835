/** @file What the y axes span. */
import type { BySeed, Course } from "./types.ts";

type Domain = readonly [number, number];

const all = (courses: readonly Course[], read: (course: Course) => BySeed) =>
  courses.flatMap((course) => read(course).flat());

/** Whole powers of ten, the same for training and held-out losses; lower than 10⁻⁷ no eye sees a loss. */
export function lossDomain(courses: readonly Course[]): Domain {
  const least = Math.min(0.1, ...all(courses, ({ train }) => train));
  return [10 ** Math.max(-7, Math.floor(Math.log10(least))), 2];
}

/** Large negative estimates, far from any minimum, are left below the chart. */
export function lambdaDomain(courses: readonly Course[], most: number): Domain {
  const top = 1.1 * Math.max(most, ...all(courses, ({ lambda }) => lambda));
  return [-0.15 * top, top];
}

export const bitsDomain = (courses: readonly Course[]): Domain => [
  0,
  1.1 * Math.max(1, ...all(courses, ({ bits }) => bits)),
];
