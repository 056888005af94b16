import { describe, expect, test } from "vitest";
import { documented, site } from "./site.js";

describe("failuresView", () => {
  test("speaks of columns where the document speaks of the semicolon it is written with", () => {
    const errors = [...site].filter(([path]) => path.endsWith("errors.html")).map(([, text]) => text);
    expect(errors.filter((text) => text.includes("the semicolon"))).toEqual([]);
    expect(errors.filter((text) => /[Ww]hat to do is advice/.test(text)).length).toBeGreaterThan(2);
  });

  test("promises a way to bring codes about only where there is a sandbox", () => {
    const promising = documented.filter(({ text }) => text.includes("how to bring it about in the sandbox"));
    expect(promising.map(({ api }) => api)).toEqual(["anytime", "brocard", "vaultspay"]);
  });
});
