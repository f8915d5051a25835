import { expect, test } from "vitest";
import { mendOutline } from "./mend-outline.ts";

const mend = (text: string) => mendOutline(Buffer.from(text, "latin1")).toString("latin1");

test.each([
  ["<< /Title (ReferencesReferences) /Dest 1 >>", "<< /Title (References) /Dest 1 >>"],
  ["/Title <FEFF00E9007400E900E9007400E9>", "/Title <FEFF00E9007400E9>"],
])("%s names its section once, in as many bytes", (given, expected) => {
  const mended = mend(given);
  expect(mended.replace(/ +/g, " ").trim()).toBe(expected);
  expect(mended).toHaveLength(given.length);
});

test.each(["/Title (References)", "(ReferencesReferences)", "\u00ff\u0000"])(
  "%j stays as it is",
  (given) => {
    expect(mend(given)).toBe(given);
  },
);
