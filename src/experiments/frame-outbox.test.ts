import { describe, expect, it } from "vitest";
import type { FrameBase } from "./contract.ts";
import { createOutbox } from "./frame-outbox.ts";

function start() {
  const sent: FrameBase[] = [];
  return { sent, outbox: createOutbox((frame) => sent.push(frame)) };
}

describe("the outbox of frames", () => {
  it("sends the first frame at once and holds the next until it is drawn", () => {
    const { sent, outbox } = start();
    outbox.post({ progress: 0.1, stage: "a" });
    outbox.post({ progress: 0.2, stage: "a" });
    expect(sent).toEqual([{ progress: 0.1, stage: "a" }]);
    outbox.drawn();
    expect(sent.at(-1)).toEqual({ progress: 0.2, stage: "a" });
  });

  it("merges frames that it holds, so that a part which only one of them carries is not lost", () => {
    const { sent, outbox } = start();
    outbox.post({ progress: 0.1, stage: "a" });
    outbox.post({ progress: 0.2, stage: "a", fit: [1] } as FrameBase);
    outbox.post({ progress: 0.3, stage: "b", sweep: [2] } as FrameBase);
    outbox.drawn();
    expect(sent.at(-1)).toEqual({ progress: 0.3, stage: "b", fit: [1], sweep: [2] });
  });

  it("does not send a frame twice", () => {
    const { sent, outbox } = start();
    outbox.post({ progress: 0.1, stage: "a" });
    outbox.drawn();
    outbox.drawn();
    expect(sent).toHaveLength(1);
  });
});
