import { describe, expect, test } from "vitest";
import { drawPan, luhnDigit } from "../../src/anytime/card-secrets-pan.js";

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

describe("drawPan", () => {
  const ids = { next: async () => 1, text: async () => "", digits: async () => "042" };

  test("makes 16 digits of the test range, with the number of the card and a check digit", async () => {
    expect(await drawPan(ids, 17)).toBe(`400000042000017${luhnDigit("400000042000017")}`);
  });

  test("gives every card another number even when the same digits are drawn", async () => {
    const pans = await Promise.all(Array.from({ length: 500 }, (_, card) => drawPan(ids, card)));
    expect(new Set(pans).size).toBe(500);
  });
});
