import type { FrameBase } from "./contract.ts";

export interface FrameOutbox {
  /** Send a frame, or keep it until the last one has been drawn. */
  post(frame: FrameBase): void;
  /** Note that the last frame has been drawn. */
  drawn(): void;
}

/**
 * Hold frames back so that at most one waits to be drawn. Frames carry only what changed, so those held
 * back are merged, and nothing is lost.
 */
export function createOutbox(send: (frame: FrameBase) => void): FrameOutbox {
  let held: FrameBase | undefined;
  let busy = false;
  const flush = () => {
    if (busy || !held) return;
    busy = true;
    send(held);
    held = undefined;
  };
  return {
    post(frame) {
      held = { ...held, ...frame };
      flush();
    },
    drawn() {
      busy = false;
      flush();
    },
  };
}
