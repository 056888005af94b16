import { describe, expect, test } from "vitest";
import { claimsIn } from "../../rooms/claims.js";

const whole = { sandbox: "whole", scenarios: "whole", docs: "whole" };

describe("claimsIn", () => {
  test("reads what is whole, and why something is absent", () => {
    const claims = claimsIn({ shop: { ...whole, docs: { absent: "nobody wrote them" } } }).get("shop");
    expect(claims?.sandbox).toEqual({ isWhole: true });
    expect(claims?.docs).toEqual({ isWhole: false, reason: "nobody wrote them" });
  });

  test.each([
    { name: "a room that is left out", given: { sandbox: "whole", scenarios: "whole" } },
    { name: "an absence without a reason", given: { ...whole, docs: { absent: " " } } },
    { name: "another word", given: { ...whole, docs: "partly" } },
    { name: "no map", given: "whole" },
  ])("refuses $name", ({ given }) => {
    expect(() => claimsIn({ shop: given })).toThrow(TypeError);
  });
});
