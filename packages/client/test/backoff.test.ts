import { describe, expect, test } from "vitest";
import { backoffDelay, retryAfterDelay } from "../src/backoff.js";

const bounds = { baseDelay: 100, maxDelay: 1000 };

describe("backoffDelay", () => {
  test("doubles its ceiling with each attempt up to the greatest delay", () => {
    const ceilings = [1, 2, 3, 4, 5, 60].map((attempt) => backoffDelay(attempt, bounds, () => 1));
    expect(ceilings).toEqual([100, 200, 400, 800, 1000, 1000]);
  });

  test("draws from the whole range below the ceiling", () => {
    expect([0, 0.25, 0.999].map((share) => backoffDelay(3, bounds, () => share))).toEqual([0, 100, 400]);
  });
});

describe("retryAfterDelay", () => {
  const now = Date.UTC(2026, 0, 1, 12, 0, 0);

  test.each([
    { name: "seconds", header: "120", delay: 120_000 },
    { name: "zero seconds", header: "0", delay: 0 },
    { name: "a date ahead", header: "Thu, 01 Jan 2026 12:00:30 GMT", delay: 30_000 },
    { name: "a date in the past", header: "Thu, 01 Jan 2026 11:00:00 GMT", delay: 0 },
    { name: "no header", header: null, delay: undefined },
    { name: "an empty header", header: "", delay: undefined },
    { name: "negative seconds", header: "-5", delay: undefined },
    { name: "a fraction", header: "5.5", delay: undefined },
    { name: "words", header: "soon", delay: undefined },
    { name: "a date that does not exist", header: "Thu, 32 Foo 2026 12:00:30 GMT", delay: undefined },
    { name: "an ISO date", header: "2026-01-01T12:00:30Z", delay: undefined },
  ])("reads $name as $delay ms", ({ header, delay }) => {
    expect(retryAfterDelay(header, now)).toBe(delay);
  });
});
