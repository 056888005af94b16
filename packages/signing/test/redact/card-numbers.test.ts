import { describe, expect, test } from "vitest";
import { maskCardNumbers } from "../../src/redact/card-numbers.js";

// Test numbers the card networks publish.
describe("maskCardNumbers", () => {
  test.each([
    { name: "16 digits", text: "4111111111111111", masked: "************1111" },
    { name: "13 digits", text: "4222222222222", masked: "*********2222" },
    { name: "15 digits", text: "378282246310005", masked: "***********0005" },
    { name: "19 digits", text: "6304000000000000000", masked: "***************0000" },
    { name: "groups with spaces", text: "5555 5555 5555 4444", masked: "**** **** **** 4444" },
    { name: "groups with hyphens", text: "4111-1111-1111-1111", masked: "****-****-****-1111" },
    { name: "groups of 4, 6 and 5", text: "3782 822463 10005", masked: "**** ****** *0005" },
    { name: "a number in a sentence", text: "card 4111111111111111, please", masked: "card ************1111, please" },
    { name: "a number between letters", text: "x4111111111111111y", masked: "x************1111y" },
    { name: "several numbers", text: "4111111111111111 5555555555554444", masked: "************1111 ************4444" },
    { name: "a number after a year", text: "2020 4111 1111 1111 1111", masked: "2020 **** **** **** 1111" },
  ])("masks all but four digits of $name", ({ text, masked }) => {
    expect(maskCardNumbers(text)).toBe(masked);
  });

  test.each([
    { name: "a number that fails Luhn", text: "4111111111111112" },
    { name: "12 digits", text: "411111111111" },
    { name: "20 digits", text: "41111111111111111111" },
    { name: "mixed separators", text: "4111-1111 1111-1111" },
    { name: "an amount", text: "1234.56" },
    { name: "a card reference", text: "ANY0000000001" },
  ])("leaves $name alone", ({ text }) => {
    expect(maskCardNumbers(text)).toBe(text);
  });
});
