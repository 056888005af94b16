import { gzipSync } from "node:zlib";
import bundle from "@openissuing/spec/anytime.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { declineCodes, errorCodes } from "../src/code-tables.js";
import { renderSite } from "../src/render-site.js";
import { attribute, attributes, document, parsePage, site } from "./site.js";

const pages = [...site].map(([path, text]) => ({ path, page: parsePage(text) }));
const anytime = parsePage(site.get("anytime/index.html") ?? "");
const ids = attributes(anytime, "id");
const idsOf = new Map(pages.map(({ path, page }) => [path, new Set(attributes(page, "id"))]));
const isVoid = new Set(["meta", "link", "br", "wbr"]);

function inferredIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Reflect.get(value, "x-evidence") === "inferred" ? 1 : 0;
  return Object.values(value).reduce((sum: number, member) => sum + inferredIn(member), own);
}

describe("renderSite", () => {
  test.each([
    { name: "operation", anchors: document.operations.map(({ id }) => id) },
    { name: "webhook", anchors: document.webhooks.map(({ path }) => path) },
    { name: "error code", anchors: errorCodes(document) },
    { name: "decline code", anchors: declineCodes(document) },
  ])("gives every $name its anchor", ({ anchors }) => {
    expect(anchors.length).toBeGreaterThan(0);
    expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
  });

  test("lists everything the document marks as inferred", () => {
    const start = anytime.text.indexOf('<h2 id="assumed">');
    const rows = anytime.text.slice(start).match(/<tr>/g) ?? [];
    expect(rows.length - 1).toBe(inferredIn(bundle));
  });

  describe.each(pages)("$path", ({ path, page }) => {
    test("needs no mending by an HTML parser", () => {
      expect(page.faults).toEqual([]);
    });

    test("closes every tag, so that the parser adds and drops no element", () => {
      const names = new Set(page.elements.map(({ tagName }) => tagName));
      const count = (pattern: string) => page.text.match(new RegExp(pattern, "g"))?.length ?? 0;
      const uneven = [...names].filter((name) => {
        const opened = count(`<${name}[\\s>]`);
        const closed = isVoid.has(name) ? opened : count(`</${name}>`);
        return new Set([opened, closed, page.elements.filter(({ tagName }) => tagName === name).length]).size > 1;
      });
      expect(uneven).toEqual([]);
    });

    test("uses each id once", () => {
      const own = attributes(page, "id");
      expect(own.filter((id, index) => own.indexOf(id) !== index)).toEqual([]);
    });

    test("has no link inside that leads nowhere", () => {
      const links = attributes(page, "href").filter((href) => !/^(https?|data):/.test(href));
      const broken = links.filter((href) => {
        const { pathname, hash } = new URL(href, `http://site/${path}`);
        const target = idsOf.get(pathname.slice(1).replace(/(^|\/)$/, "$1index.html"));
        return target === undefined || (hash !== "" && !target.has(hash.slice(1)));
      });
      expect(broken).toEqual([]);
    });

    test("loads nothing from anywhere and runs no script", () => {
      const loads = page.elements.filter(
        (element) =>
          attribute(element, "src") !== undefined || ["script", "iframe", "object"].includes(element.tagName),
      );
      const linked = page.elements.filter(({ tagName }) => tagName === "link").map((link) => attribute(link, "href"));
      expect(loads).toEqual([]);
      expect(linked).toEqual(["data:,"]);
      expect(page.text).not.toMatch(/@import|url\(/);
    });

    test("weighs at most 100 kB with gzip", () => {
      expect(gzipSync(page.text).length).toBeLessThanOrEqual(100_000);
    });
  });

  test("prints markup in descriptions as text", () => {
    const info = { ...bundle.info, description: "Hello <script>alert(1)</script>", summary: "<script>2</script>" };
    const texts = [...renderSite({ anytime: { ...bundle, info }, css: "" }).values()];
    expect(texts.flatMap((text) => parsePage(text).elements.filter(({ tagName }) => tagName === "script"))).toEqual([]);
    expect(texts.join()).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  test("refuses a document whose paths are no object", () => {
    expect(() => renderSite({ anytime: { ...bundle, paths: [] }, css: "" })).toThrow(TypeError);
  });
});
