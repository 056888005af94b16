import { expect, test } from "vitest";
import { redactText } from "../../src/core/redact.js";
import { nextPan } from "../../src/core/test-pan.js";

/** Counters alone. */
function counting() {
  const counters = new Map<string, number>();
  const unused = async (): Promise<string> => {
    throw new Error("a number is counted, not drawn");
  };
  return {
    next: async (name: string, start = 1) => {
      const value = counters.has(name) ? (counters.get(name) ?? 0) + 1 : start;
      counters.set(name, value);
      return value;
    },
    text: unused,
    digits: unused,
  };
}

test("numbers begin with the test numbers the card schemes publish", async () => {
  const ids = counting();
  expect(await nextPan(ids, "411111")).toBe("4111111111111111");
  expect(await nextPan(ids, "555555")).toBe("5555555555554444");
});

test("numbers of a BIN differ and have a right check digit", async () => {
  const ids = counting();
  const pans = [];
  for (let card = 0; card < 20; card++) pans.push(await nextPan(ids, "400000"));
  expect(new Set(pans).size).toBe(20);
  for (const pan of pans) expect([pan.length, pan.slice(0, 6), redactText(pan)]).toEqual([16, "400000", "***"]);
});
