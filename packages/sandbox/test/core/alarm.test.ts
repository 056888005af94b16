import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAlarm } from "../../src/core/alarm.js";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** An alarm on the fake clock; `offsets` move the clock of a tenant. */
function ringing(offsets: Record<string, number> = { a: 0, b: 0 }) {
  const rings: string[] = [];
  const nowOf = (tenant: string) => (tenant in offsets ? Date.now() + (offsets[tenant] ?? 0) : undefined);
  const alarm = createAlarm(nowOf, (tenant) => rings.push(`${tenant} ${Date.now()}`));
  return { alarm, rings, offsets };
}

test("rings once at the earliest moment of each tenant", () => {
  const { alarm, rings } = ringing();
  alarm.set("a", 500);
  alarm.set("a", 300);
  alarm.set("b", 400);
  vi.advanceTimersByTime(10_000);
  expect(rings).toEqual(["a 300", "b 400"]);
});

test("follows a clock that is moved", () => {
  const { alarm, rings, offsets } = ringing();
  alarm.set("a", 5000);
  offsets.a = 4000;
  alarm.rewind();
  vi.advanceTimersByTime(1000);
  expect(rings).toEqual(["a 1000"]);
});

test("forgets a tenant that is gone or cleared", () => {
  const { alarm, rings, offsets } = ringing();
  alarm.set("a", 100);
  alarm.set("b", 100);
  alarm.clear("a");
  delete offsets.b;
  vi.advanceTimersByTime(1000);
  expect(rings).toEqual([]);
});

test("is silent after it was stopped", () => {
  const { alarm, rings } = ringing();
  alarm.set("a", 100);
  alarm.stop();
  alarm.set("b", 100);
  vi.advanceTimersByTime(1000);
  expect(rings).toEqual([]);
});

test("waits longer than a timer can", () => {
  const { alarm, rings } = ringing();
  const inTwoMonths = 60 * 86_400_000;
  alarm.set("a", inTwoMonths);
  vi.advanceTimersByTime(inTwoMonths - 1);
  expect(rings).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(rings).toEqual([`a ${inTwoMonths}`]);
});
