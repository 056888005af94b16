import { describe, expect, test } from "vitest";
import { type Clock, createPacer } from "../../src/engine/pacer.js";

/** A clock that stands still, and what was waited for. */
function stoppedClock(at: { now: number }): Clock & { readonly waits: number[] } {
  const waits: number[] = [];
  return { waits, now: () => at.now, wait: async (ms) => void waits.push(ms) };
}

describe("createPacer", () => {
  test("spaces requests that come at once by the gap of the rate", async () => {
    const clock = stoppedClock({ now: 1_000 });
    const pace = createPacer(4, clock);
    await Promise.all([pace(), pace(), pace()]);
    expect(clock.waits).toEqual([250, 500]);
  });

  test("lets a request that comes late go at once, and owes nothing for the time before", async () => {
    const time = { now: 1_000 };
    const clock = stoppedClock(time);
    const pace = createPacer(10, clock);
    await pace();
    time.now = 5_000;
    await pace();
    await pace();
    expect(clock.waits).toEqual([100]);
  });

  test("without a rate waits for nothing", async () => {
    const clock = stoppedClock({ now: 0 });
    const pace = createPacer(undefined, clock);
    await Promise.all([pace(), pace()]);
    expect(clock.waits).toEqual([]);
  });
});
