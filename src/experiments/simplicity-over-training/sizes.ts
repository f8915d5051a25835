/** @file How many weights a network has. */
import { inputs } from "./task.ts";

/** Weights into each hidden unit, its bias among them, and one out. */
export const parameterCount = (hidden: number): number => hidden * (inputs + 1);

/** How many of the flat weights lead into the hidden units; the rest lead out. */
export const incomingCount = (hidden: number): number => hidden * inputs;
