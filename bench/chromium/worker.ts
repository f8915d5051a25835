/** @file The worker of a contender. */
import threadUrl from "onnxruntime-web/ort-wasm-simd-threaded.mjs?url";
import wasmUrl from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import plain from "../peers/node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simd from "../peers/node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import threaded from "../peers/node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
import { type Request, takeSeat } from "../seat.ts";

const answer = takeSeat({
  onnxruntime: { wasmUrl, threadUrl },
  tfjs: {
    "tfjs-backend-wasm.wasm": plain,
    "tfjs-backend-wasm-simd.wasm": simd,
    "tfjs-backend-wasm-threaded-simd.wasm": threaded,
  },
});

globalThis.onmessage = async ({ data }: MessageEvent<Request>) => {
  try {
    postMessage({ answer: await answer(data) });
  } catch (error) {
    postMessage({ error: (error as Error).message });
  }
};
