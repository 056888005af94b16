import { describe, expect, test } from "vitest";
import { attribute, parsePage, site } from "./site.js";

/** Links of the table of contents of a page: where they lead and what they say. */
function contentsOf(path: string): { href: string; text: string; isHere: boolean }[] {
  const text = site.get(path) ?? "";
  const nav = text.slice(text.indexOf('<nav id="contents"'), text.indexOf("</nav>"));
  return parsePage(nav)
    .elements.filter(({ tagName }) => tagName === "a")
    .map((link) => ({
      href: attribute(link, "href") ?? "",
      text: link.childNodes.map((node) => ("value" in node ? node.value : "")).join(""),
      isHere: attribute(link, "aria-current") === "page",
    }));
}

describe("the table of contents", () => {
  test("marks the page it is on, and lists what stands there below it", () => {
    const links = contentsOf("anytime/cards.html");
    const at = links.findIndex(({ isHere }) => isHere);
    expect(links[at]?.text).toBe("Cards");
    expect(links.slice(at + 1, at + 3).map(({ href }) => href)).toEqual(["#listAccountCards", "#orderCard"]);
    expect(links.filter(({ isHere }) => isHere)).toHaveLength(1);
  });

  test("lists every page of an API of one document", () => {
    const hrefs = contentsOf("brocard/index.html").map(({ href }) => href);
    const pages = [...site.keys()].filter((path) => path.startsWith("brocard/") && path.endsWith(".html"));
    expect(pages.filter((path) => !hrefs.includes(path.slice("brocard/".length)))).toEqual([]);
  });

  test("shows of other documents of the API their first page alone", () => {
    const hrefs = contentsOf("treezor/hipay/payments.html").map(({ href }) => href);
    expect(hrefs.filter((href) => href.startsWith("../"))).toEqual([
      "../index.html",
      "../connect/index.html",
      "../pci-dss/index.html",
      "../changelog.html",
    ]);
  });

  test("tells what only the public reference has apart", () => {
    const text = site.get("treezor/connect/index.html") ?? "";
    expect(text.indexOf('href="cards.html"')).toBeLessThan(text.indexOf(">Public reference only<"));
    expect(text.indexOf(">Public reference only<")).toBeLessThan(text.indexOf('href="public-reference-cards.html"'));
  });
});
