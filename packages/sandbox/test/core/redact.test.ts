import { describe, expect, test } from "vitest";
import { redact, redactText } from "../../src/core/redact.js";

describe("redact", () => {
  test("masks secrets and card data by name, at any depth", () => {
    const value = {
      client_id: "c",
      client_secret: "s",
      body: [{ pan: "4", cvv: "1", pin: 1234, cvc: "000", name: "n" }],
    };
    expect(redact(value)).toEqual({
      client_id: "c",
      client_secret: "***",
      body: [{ pan: "***", cvv: "***", pin: "***", cvc: "***", name: "n" }],
    });
  });

  test("keeps null, so that a missing secret shows as missing", () => {
    expect(redact({ pan: null })).toEqual({ pan: null });
  });
});

describe("redactText", () => {
  test.each(["4111111111111111", "4111 1111 1111 1111", "5555-5555-5555-4444", "card 4111111111111111 of"])(
    "masks the card number in %s",
    (text) => {
      expect(redactText(text)).not.toMatch(/\d{4}/);
    },
  );

  test.each(["4111111111111112", "1478508503.5145", "FR7630006000011234567890188", "123456789012"])(
    "leaves %s alone",
    (text) => {
      expect(redactText(text)).toBe(text);
    },
  );
});
