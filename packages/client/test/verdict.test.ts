import { describe, expect, test } from "vitest";
import { judgeStatus, mayRepeat } from "../src/verdict.js";

describe("judgeStatus", () => {
  test.each([
    { status: 400, verdict: "final" },
    { status: 401, verdict: "final" },
    { status: 404, verdict: "final" },
    { status: 408, verdict: "unclear" },
    { status: 409, verdict: "final" },
    { status: 429, verdict: "refused" },
    { status: 451, verdict: "final" },
    { status: 500, verdict: "unclear" },
    { status: 501, verdict: "final" },
    { status: 502, verdict: "unclear" },
    { status: 503, verdict: "unclear" },
    { status: 504, verdict: "unclear" },
  ])("calls $status $verdict", ({ status, verdict }) => {
    expect(judgeStatus(status)).toBe(verdict);
  });
});

describe("mayRepeat", () => {
  test.each(["GET", "HEAD", "OPTIONS"])("repeats %s unless the verdict is final", (method) => {
    expect(mayRepeat(method, "unclear")).toBe(true);
    expect(mayRepeat(method, "refused")).toBe(true);
    expect(mayRepeat(method, "final")).toBe(false);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE", "TRACE"])(
    "repeats %s only after proof that nothing was done",
    (method) => {
      expect(mayRepeat(method, "unclear")).toBe(false);
      expect(mayRepeat(method, "refused")).toBe(true);
      expect(mayRepeat(method, "final")).toBe(false);
    },
  );

  test("takes the word of the caller in both directions", () => {
    expect(mayRepeat("POST", "unclear", true)).toBe(true);
    expect(mayRepeat("GET", "unclear", false)).toBe(false);
    expect(mayRepeat("POST", "final", true)).toBe(false);
  });
});
