/** @file Learning rates that change from step to step. */

/** A fixed number, or a function of the step, which counts from 0. */
export type Schedule = number | ((step: number) => number);

/** Read a schedule at a step. */
export const rateAt = (schedule: Schedule, step: number): number =>
  typeof schedule === "number" ? schedule : schedule(step);

/** Fall along half a cosine from one rate to another over so many steps, then stay (Loshchilov and Hutter, 2017, arXiv:1608.03983). */
export const cosine =
  ({
    from,
    to = 0,
    steps,
  }: {
    readonly from: number;
    readonly to?: number;
    readonly steps: number;
  }) =>
  (step: number): number =>
    to + ((from - to) * (1 + Math.cos(Math.PI * Math.min(step / steps, 1)))) / 2;

/** Multiply the rate by a factor after every so many steps. */
export const stepwise =
  ({
    from,
    factor,
    every,
  }: {
    readonly from: number;
    readonly factor: number;
    readonly every: number;
  }) =>
  (step: number): number =>
    from * factor ** Math.floor(step / every);

/** Rise linearly to a schedule's rate over its first steps. */
export const warmUp =
  (steps: number, schedule: Schedule) =>
  (step: number): number =>
    rateAt(schedule, step) * Math.min((step + 1) / steps, 1);
