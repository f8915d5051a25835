/** @file What can go wrong when a program is run, in words for the reader. */

export type EngineErrorKind =
  | "no-webassembly"
  | "load-failed"
  | "compile-failed"
  | "run-failed"
  | "bad-input"
  | "not-a-number"
  | "disposed";

export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly kind: EngineErrorKind;

  constructor(kind: EngineErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
