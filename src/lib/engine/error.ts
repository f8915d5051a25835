/** @file What can go wrong when a program is run, in words for the reader. */

const inWords = {
  "no-webassembly": "This browser does not run WebAssembly",
  "no-webgpu": "This browser offers no WebGPU that the runtime can use",
  "load-failed": "The runtime could not be loaded",
  "compile-failed": "The program could not be compiled",
  "run-failed": "The program stopped while it ran",
  "out-of-memory": "The program needs more memory than there is",
  "device-lost": "The graphics device was lost",
  "bad-input": "The input does not fit",
  "not-a-number": "The training diverged",
  disposed: "This program has been disposed of",
} as const;

export type EngineErrorKind = keyof typeof inWords;

export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly kind: EngineErrorKind;

  constructor(kind: EngineErrorKind, message = `${inWords[kind]}.`, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** Put what a runtime threw in words; it names only some kinds, and those only in its message. */
export function explain(kind: EngineErrorKind, cause: unknown): EngineError {
  if (cause instanceof EngineError) return cause;
  const reason = withoutNoise(cause instanceof Error ? cause.message : String(cause));
  const named =
    /bad_alloc|out of memory|fail\w* to allocate|allocation failed|too large|Integer overflow/i.test(
      reason,
    )
      ? "out-of-memory"
      : /device (was|is) lost/i.test(reason)
        ? "device-lost"
        : kind;
  return new EngineError(named, `${inWords[named]}: ${reason}`, { cause });
}

/** Say it without what the runtime tells those who built it. */
function withoutNoise(message: string): string {
  if (/fetching of the wasm failed/.test(message))
    return "its WebAssembly file is missing or broken.";
  return message
    .replace(/^no available backend found\. ERR: (\[\w+\] )?/, "")
    .replace(/\.? *Build with -sASSERTIONS for more info\b/, "")
    .replace(/(RuntimeError: )?Aborted\((.*?)\)/, "$2");
}
