import { expect, test } from "vitest";
import { residentMemory } from "../../bench/resident-memory.js";

test("residentMemory is what the process says of itself, within a tenth", () => {
  const own = process.memoryUsage.rss() / 1_000_000;
  expect(Math.abs(residentMemory(process.pid) / own - 1)).toBeLessThan(0.1);
});
