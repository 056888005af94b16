import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { declineCodes, errorCodes, failureAnchor } from "../src/code-tables.js";
import { isNode, nodeAt } from "../src/json-node.js";
import { renderSite } from "../src/render-site.js";
import { attribute, attributes, bundles, documented, parsePage, site } from "./site.js";

const pages = [...site].map(([path, text]) => ({ path, page: parsePage(text) }));
const idsOf = new Map(pages.map(({ path, page }) => [path, new Set(attributes(page, "id"))]));
const isVoid = new Set(["meta", "link", "br", "wbr"]);

/** A text as a part of a regular expression. */
const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What the inferred parts of a document say of themselves, each once: two answers can share their words. */
function inferredIn(value: unknown, found = new Set<unknown>()): Set<unknown> {
  if (typeof value !== "object" || value === null) return found;
  if (Reflect.get(value, "x-evidence") === "inferred") found.add(Reflect.get(value, "description"));
  for (const member of Object.values(value)) inferredIn(member, found);
  return found;
}

/** A document with nothing but a reason for declines. */
const small = {
  info: { title: "Shop", summary: "A shop.", description: "A shop." },
  paths: {},
  components: { schemas: { DeclineCode: { type: "string", enum: ["too-much"] } } },
};

describe("renderSite", () => {
  describe.each(documented)("page of $api", ({ bundle, document, text }) => {
    const page = parsePage(text);
    const ids = attributes(page, "id");

    test.each([
      { name: "operation", anchors: document.operations.map(({ id }) => id) },
      { name: "webhook", anchors: document.webhooks.map(({ id }) => id) },
      { name: "kind of failure", anchors: document.failures.map((failure) => failureAnchor(document, failure)) },
    ])("gives every $name its anchor", ({ anchors }) => {
      expect(anchors.length).toBeGreaterThan(0);
      expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
    });

    test("gives every error code its anchor", () => {
      expect(errorCodes(document).filter((code) => !ids.includes(code))).toEqual([]);
    });

    test("gives every decline code its anchor", () => {
      expect(declineCodes(document).filter((code) => !ids.includes(code))).toEqual([]);
    });

    test("names every parameter of every operation", () => {
      const names = new Set(
        document.operations.flatMap(({ parameters }) => parameters.map(({ name }) => String(name))),
      );
      const shown = text.replaceAll("<wbr>", "");
      expect([...names].filter((name) => !shown.includes(`<code>${name}</code>`))).toEqual([]);
    });

    test("describes every schema, in a section of its own or where it is used", () => {
      const shown = text.replaceAll("<wbr>", "");
      const members = Object.values(document.schemas).flatMap((schema) =>
        isNode(schema) ? Object.keys(nodeAt(schema, "properties")) : [],
      );
      expect(members.filter((name) => !new RegExp(`<code>([^<]*\\.)?${literally(name)}</code>`).test(shown))).toEqual(
        [],
      );
    });

    test("lists everything the document marks as inferred", () => {
      const start = text.indexOf('<h2 id="assumed">');
      const said = [...text.slice(start).matchAll(/<td class="wide">(.*?)<\/td>/gs)].map(([, words]) => words);
      expect(new Set(said).size).toBe(inferredIn(bundle).size);
    });

    test("prints no object as text", () => {
      expect(text.includes("[object Object]")).toBe(false);
    });
  });

  test("writes a range of dates as it stands in a query", () => {
    const { text } = documented.find(({ api }) => api === "brocard") ?? { text: "" };
    const written = "dates[begin]=2025-02-24 00:00:00&amp;dates[end]=2025-02-25 23:59:59";
    expect(text.includes(`e.g. <code>${written}</code>`)).toBe(true);
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
    const info = { title: "Shop", description: "Hello <script>alert(1)</script>", summary: "<script>2</script>" };
    const forged = new Map([["anytime", { ...bundles.get("anytime"), info }]]);
    const texts = [...renderSite({ bundles: forged, css: "" }).values()];
    expect(texts.flatMap((text) => parsePage(text).elements.filter(({ tagName }) => tagName === "script"))).toEqual([]);
    expect(texts.join()).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  test("has no section of decline codes for a document without any", () => {
    const render = (bundle: object) => renderSite({ bundles: new Map([["brocard", bundle]]), css: "" });
    const hasSection = (bundle: object) => render(bundle).get("brocard/index.html")?.includes('id="decline-codes"');
    expect(hasSection(small)).toBe(true);
    expect(hasSection({ ...small, components: { schemas: {} } })).toBe(false);
  });

  test("refuses a document whose paths are no object", () => {
    const broken = new Map([["anytime", { ...bundles.get("anytime"), paths: [] }]]);
    expect(() => renderSite({ bundles: broken, css: "" })).toThrow(TypeError);
  });

  test("refuses an API nothing was written for", () => {
    const stranger = new Map([["shop", bundles.get("anytime")]]);
    expect(() => renderSite({ bundles: stranger, css: "" })).toThrow(TypeError);
  });
});
