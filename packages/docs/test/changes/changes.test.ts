import { describe, expect, test } from "vitest";
import { changesOf, mergeChanges, parseChangelog, parseChangeset } from "../../src/changes/changes.js";

describe("parseChangeset", () => {
  test("reads packages and text", () => {
    const text = '---\n"@a/spec": minor\n"@a/bank": major\n---\n\nA new field.\n';
    expect(parseChangeset(text)).toEqual({
      text: "A new field.",
      bumps: [
        { package: "@a/spec", version: undefined, size: "minor" },
        { package: "@a/bank", version: undefined, size: "major" },
      ],
    });
  });

  test("refuses a text without packages", () => {
    expect(() => parseChangeset("A new field.")).toThrow(TypeError);
  });
});

describe("parseChangelog", () => {
  test("reads each version with its items, without commits and indents", () => {
    const text =
      "# @a/bank\n\n## 1.1.0\n\n### Minor Changes\n\n- 1a2b3c4: A field\n  in two lines.\n- Another.\n\n## 1.0.1\n\n### Patch Changes\n\n- A fix.\n";
    const bump = (version: string, size: string) => [{ package: "@a/bank", version, size }];
    expect(parseChangelog("@a/bank", text)).toEqual([
      { text: "A field\nin two lines.", bumps: bump("1.1.0", "minor") },
      { text: "Another.", bumps: bump("1.1.0", "minor") },
      { text: "A fix.", bumps: bump("1.0.1", "patch") },
    ]);
  });
});

describe("mergeChanges", () => {
  test("joins what stands in several changelogs", () => {
    const change = (name: string) => ({
      text: "x",
      bumps: [{ package: name, version: "1.0.0", size: "minor" as const }],
    });
    const merged = mergeChanges([change("@a/spec"), change("@a/bank")]);
    expect(merged.map(({ bumps }) => bumps.map((bump) => bump.package))).toEqual([["@a/spec", "@a/bank"]]);
  });
});

describe("changesOf", () => {
  const change = (text: string, ...names: string[]) => ({
    text,
    bumps: names.map((name) => ({ package: `@a/${name}`, version: undefined, size: "minor" as const })),
  });
  const bank = { name: "bank", title: "Bank" };
  const all = [bank, { name: "shop", title: "Shop Cards" }]; // texts say "Shop"
  const own = change("Signs anew.", "client", "bank");
  const document = change("Bank: a field.", "spec");
  const foreign = change("Shop: a field.", "spec");
  const shared = change("Retries less.", "client");
  const both = change("Bank and Shop agree.", "spec", "shop");

  test("takes what is of its package, names it or names no API; documents first", () => {
    expect(changesOf([own, foreign, document, shared, both], bank, all)).toEqual([document, both, own, shared]);
  });
});
