import { describe, expect, test } from "vitest";
import { html } from "../../src/html.js";
import { changelogPage } from "../../src/pages/changelog-page.js";

const change = (text: string, version?: string) => ({
  text,
  bumps: [{ package: "@a/bank", version, size: "minor" as const }],
});
const pageOf = (...changes: ReturnType<typeof change>[]) =>
  html`${changelogPage(changes, "bank/changelog.html").content}`.markup;

describe("changelogPage", () => {
  test("puts what is not released before what is, each with its packages", () => {
    const markup = pageOf(change("Old.", "1.0.0"), change("New `field`."));
    expect(markup.indexOf("Not released yet")).toBeLessThan(markup.indexOf("Released</h2>"));
    expect(markup.indexOf("New <code>field</code>.")).toBeLessThan(markup.indexOf("Old."));
    expect(markup).toContain("<code>@a/bank</code> 1.0.0 (minor)");
  });

  test("has no empty section", () => {
    expect(pageOf(change("New."))).not.toContain('id="released"');
    expect(pageOf()).toContain("Nothing so far.");
  });
});
