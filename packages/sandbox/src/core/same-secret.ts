import { timingSafeEqual } from "node:crypto";

/** Compares secrets in a time that tells nothing but their length. */
export function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
