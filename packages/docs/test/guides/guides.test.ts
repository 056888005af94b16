import { describe, expect, test } from "vitest";
import { taskGuides } from "../../src/guides/index.js";
import { attributes, parsePage, rendered, site } from "../site.js";

const slugs = taskGuides.map(({ slug }) => slug);

describe("taskGuides", () => {
  test("has a guide for each task, from signing to the contract tests", () => {
    expect(slugs).toEqual([
      "sign-a-request",
      "receive-a-webhook",
      "strong-customer-authentication",
      "encryption",
      "show-card-data",
      "test-against-the-sandbox",
      "run-contract-tests-in-ci",
    ]);
  });

  test("lists them on the first page and on a page of their own", () => {
    const listed = (path: string) => attributes(parsePage(site.get(path) ?? ""), "href").join(" ");
    for (const slug of slugs) {
      expect(listed("index.html")).toContain(`guides/${slug}.html`);
      expect(listed("guides/index.html")).toContain(`${slug}.html`);
    }
  });

  test.each(slugs)("%s: comes with a Markdown twin and has code", (slug) => {
    expect(site.get(`guides/${slug}.html`)).toContain("<pre");
    expect(site.get(`guides/${slug}.md`)).toContain("```");
  });

  test("tells of each vendor what a webhook of it proves", () => {
    const text = rendered.files.get("guides/receive-a-webhook.html") ?? "";
    for (const vendor of ["Anytime", "Brocard", "VaultsPay", "Treezor"]) expect(text).toContain(`webhooks">${vendor}<`);
  });
});
