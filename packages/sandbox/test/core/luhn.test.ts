import { describe, expect, test } from "vitest";
import { luhnDigit } from "../../src/core/luhn.js";

describe("luhnDigit", () => {
  // Published numbers of card networks' test environments.
  test.each(["4111111111111111", "5555555555554444", "378282246310005", "6011111111111117", "4000000000000002"])(
    "ends %s",
    (pan) => {
      expect(luhnDigit(pan.slice(0, -1))).toBe(pan.slice(-1));
    },
  );

  // The example number of the Luhn algorithm: 7992739871 and its check digit 3.
  test("ends 7992739871 with 3", () => {
    expect(luhnDigit("7992739871")).toBe("3");
  });
});
