import { describe, expect, test } from "vitest";
import { drawPan } from "../../src/anytime/card-secrets-pan.js";
import { luhnDigit } from "../../src/core/luhn.js";

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
