import { expect, test } from "vitest";
import { timingSafeEqual } from "../src/timing-safe-equal.js";

test.each([
  { name: "equal texts", a: "0f".repeat(32), b: "0f".repeat(32), equal: true },
  { name: "empty texts", a: "", b: "", equal: true },
  { name: "a difference in the first character", a: "abc", b: "xbc", equal: false },
  { name: "a difference in the last character", a: "abc", b: "abx", equal: false },
  { name: "a difference in letter case", a: "abc", b: "abC", equal: false },
  { name: "a prefix", a: "abc", b: "ab", equal: false },
  { name: "an empty text against another", a: "", b: "a", equal: false },
  { name: "differences that cancel out", a: "ab", b: "ba", equal: false },
  { name: "characters that differ above the low byte", a: "a", b: "š", equal: false },
])("timingSafeEqual tells $equal for $name", ({ a, b, equal }) => {
  expect(timingSafeEqual(a, b)).toBe(equal);
});
