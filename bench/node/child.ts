/** @file The process of a contender in Node. */
import { type Request, takeSeat } from "../seat.ts";

const answer = takeSeat();

process.on("message", async (request: Request) => {
  try {
    process.send!({ answer: await answer(request) });
  } catch (error) {
    process.send!({ error: (error as Error).message });
  }
});
