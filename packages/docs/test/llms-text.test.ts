import { describe, expect, test } from "vitest";
import { rendered, site } from "./site.js";

describe("llms.txt", () => {
  const text = site.get("llms.txt") ?? "";

  test("lists the twin of every page but the first, and each exists", () => {
    const listed = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path ?? "");
    const pages = [...rendered.files.keys()].filter((path) => path.endsWith(".html") && path !== "index.html");
    expect(pages.filter((path) => !listed.includes(path.replace(/html$/, "md")))).toEqual([]);
    expect(listed.filter((path) => !site.has(path))).toEqual([]);
  });

  test("begins as llmstxt.org has it", () => {
    expect(text).toMatch(/^# OpenIssuing\n\n> .+\n\n## /);
  });
});

describe("the whole text of an API", () => {
  test("holds every operation of it", () => {
    const whole = site.get("treezor/llms-full.txt") ?? "";
    expect(whole).toContain("`createToken`");
    expect(whole).toContain("<!-- treezor/pci-dss/cards.md -->");
    expect(whole).not.toContain("<!-- anytime/");
  });
});
