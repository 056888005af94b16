import { describe, expect, test, vi } from "vitest";
import { clockOf } from "../src/clock.js";

describe("clockOf", () => {
  test("takes the parts it is given", () => {
    expect(clockOf({ now: () => 42 }).now()).toBe(42);
  });

  test("rings by a timer unless it is called off", async () => {
    vi.useFakeTimers();
    try {
      const { alarm } = clockOf({});
      const rung: string[] = [];
      alarm(500, () => rung.push("kept"));
      const off = alarm(500, () => rung.push("called off"));
      off();
      await vi.advanceTimersByTimeAsync(500);
      expect(rung).toEqual(["kept"]);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test("rings by the sleep it is given, which it aborts when it is called off", async () => {
    const signals: AbortSignal[] = [];
    const sleep = async (_ms: number, signal: AbortSignal) => {
      signals.push(signal);
    };
    const ring = vi.fn();
    clockOf({ sleep }).alarm(500, ring)();
    await Promise.resolve();
    expect(ring).toHaveBeenCalledOnce();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  test("sleeps by a timer that an abort clears", async () => {
    vi.useFakeTimers();
    try {
      const { sleep } = clockOf({});
      const slept = sleep(500, new AbortController().signal);
      const abort = new AbortController();
      const broken = sleep(500, abort.signal);
      abort.abort(new Error("stop"));
      await expect(broken).rejects.toThrow("stop");
      expect(vi.getTimerCount()).toBe(1);
      await vi.advanceTimersByTimeAsync(500);
      await expect(slept).resolves.toBeUndefined();
    } finally {
      vi.useRealTimers();
    }
  });

  test("does not begin a sleep that is aborted already", async () => {
    await expect(clockOf({}).sleep(500, AbortSignal.abort(new Error("stop")))).rejects.toThrow("stop");
  });
});
