/** @file A runtime that fails where a test wants it to. */
import { type InferenceSession, Tensor } from "onnxruntime-web/wasm";
import type { Runtime } from "./onnx-device.ts";

type Run = (feeds: Record<string, Tensor>) => Record<string, Tensor>;

export interface Fake extends Runtime {
  /** Sessions made and not released. */
  readonly open: Set<object>;
  made: number;
}

/** Make a runtime whose every session computes what `run` says. */
export function fakeRuntime(run: Run, changes: Partial<Runtime> = {}): Fake {
  const open = new Set<object>();
  return {
    info: { backend: "webgpu", threads: 1, version: "fake", reason: "A test asked for it." },
    options: {},
    Tensor,
    open,
    made: 0,
    async createSession() {
      this.made++;
      const session = {
        run: async (feeds: Record<string, Tensor>) => run(feeds),
        release: async () => void open.delete(session),
      };
      open.add(session);
      return session as unknown as InferenceSession;
    },
    ...changes,
  };
}

/** What `createSession` of a fake gives after as many sessions as went well, the first of which is the trial. */
export function failingAfter(count: number, message: string, fake: Fake): Fake {
  const { createSession } = fake;
  return {
    ...fake,
    async createSession(...parameters) {
      if (this.made >= count) throw new Error(message);
      return createSession.apply(this, parameters);
    },
  };
}
