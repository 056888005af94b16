import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  composeIban,
  freeDigits,
  withBelgianCheck,
  withDutchCheck,
  withFrenchKey,
  withItalianLetter,
  withPortugueseCheck,
  withSpanishCheck,
} from "../../src/anytime/iban-issue.js";
import { isIban } from "../../src/core/iban.js";

const countries = ["AT", "BE", "DE", "ES", "FR", "GB", "IE", "IT", "LU", "NL", "PT"];

describe("national check digits", () => {
  // Account numbers inside of published IBANs (registry of ISO 13616; FR: example of the French banks' federation).
  test.each([
    { country: "BE", made: withBelgianCheck("5390075470"), published: "539007547034" },
    { country: "ES", made: withSpanishCheck("21000418", "0200051332"), published: "21000418450200051332" },
    { country: "FR", made: withFrenchKey("3000600001", "12345678901"), published: "30006000011234567890189" },
    { country: "IT", made: withItalianLetter("0542811101000000123456"), published: "X0542811101000000123456" },
    { country: "NL", made: withDutchCheck("ABNA", "041716430"), published: "ABNA0417164300" },
    { country: "PT", made: withPortugueseCheck("0002012312345678901"), published: "000201231234567890154" },
  ])("are those of the published account of $country", ({ made, published }) => {
    expect(made).toBe(published);
  });

  test("of the Netherlands leave out numbers that no last digit completes", () => {
    expect(withDutchCheck("TEST", "000000006")).toBeUndefined();
  });
});

describe("composeIban", () => {
  test.each(countries)("makes right IBANs and a SWIFT code of %s", (country) => {
    const free = fc.stringMatching(new RegExp(`^[0-9]{${freeDigits(country)}}$`));
    fc.assert(
      fc.property(free, (digits) => {
        const made = composeIban(country, digits);
        if (made === undefined) return country === "NL";
        return isIban(made.iban) && made.iban.startsWith(country) && made.swift.slice(4, 6) === country;
      }),
    );
  });

  test("makes none where no IBANs are issued", () => {
    expect(composeIban("US", "1234567890")).toBeUndefined();
    expect(freeDigits("US")).toBeUndefined();
  });
});
