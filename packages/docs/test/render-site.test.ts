import { describe, expect, test } from "vitest";
import { declineCodes, errorCodes, failureAnchor } from "../src/code-tables.js";
import { completeSite } from "../src/complete-site.js";
import { type JsonNode, nodeAt } from "../src/json-node.js";
import { renderSite } from "../src/render-site.js";
import { attribute, attributes, bundles, documented, parsePage, rendered, site } from "./site.js";

const pages = [...site]
  .filter(([path]) => path.endsWith(".html"))
  .map(([path, text]) => ({ path, page: parsePage(text) }));
const isVoid = new Set(["meta", "link", "br", "wbr", "input"]);

interface Bundle {
  readonly components?: object;
  readonly paths?: object;
  readonly webhooks?: object;
}

/** A text as a part of a regular expression. */
const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Names of the schemas that operations and webhooks lead to; some documents have more, which others of the vendor use. */
function usedSchemas(
  { components, paths, webhooks }: Bundle,
  schemas: JsonNode,
  found = new Set<string>(),
): Set<string> {
  const others = { ...components, schemas: {} };
  const follow = (value: unknown) => {
    for (const [, name = ""] of JSON.stringify(value ?? {}).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      follow(schemas[name]);
    }
  };
  for (const start of [paths, webhooks, others]) follow(start);
  return found;
}

/** What the inferred parts of a document say of themselves, each once: two answers can share their words. */
function inferredIn(value: unknown, found = new Set<unknown>()): Set<unknown> {
  if (typeof value !== "object" || value === null) return found;
  if (Reflect.get(value, "x-evidence") === "inferred") found.add(Reflect.get(value, "description"));
  for (const member of Object.values(value)) inferredIn(member, found);
  return found;
}

/** Texts of the pages of a site made of one document. */
function render(name: string, bundle: object): ReadonlyMap<string, string> {
  return renderSite({ bundles: new Map([[name, bundle]]), css: "", script: "" }).files;
}

/** A document with nothing but a reason for declines. */
const small = {
  info: { title: "Shop", summary: "A shop.", description: "A shop." },
  paths: {},
  components: { schemas: { DeclineCode: { type: "string", enum: ["too-much"] } } },
};

describe("renderSite", () => {
  describe.each(documented)("pages of $api", ({ api, bundle, document, text }) => {
    const ids = (rendered.pagesOf.get(api) ?? []).flatMap((path) => attributes(parsePage(site.get(path) ?? ""), "id"));

    test.each([
      { name: "operation", anchors: document.operations.map(({ id }) => id) },
      { name: "webhook", anchors: document.webhooks.map(({ id }) => id) },
      { name: "kind of failure", anchors: document.failures.map((failure) => failureAnchor(document, failure)) },
    ])("gives every $name its anchor", ({ anchors }) => {
      expect(ids.length).toBeGreaterThan(anchors.length);
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
      const members = [...usedSchemas(bundle, document.schemas)].flatMap((name) =>
        Object.keys(nodeAt(nodeAt(document.schemas, name), "properties")),
      );
      expect(members.length).toBeGreaterThan(0);
      expect(members.filter((name) => !new RegExp(`<code>([^<]*\\.)?${literally(name)}</code>`).test(shown))).toEqual(
        [],
      );
    });

    test("lists everything the document marks as inferred", () => {
      const path = rendered.pagesOf.get(api)?.find((each) => each.endsWith("/assumed.html"));
      const listed = site.get(path ?? "") ?? "";
      const said = [...listed.matchAll(/<td class="wide">(.*?)<\/td>/gs)].map(([, words]) => words);
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

  describe.each(pages)("$path", ({ page }) => {
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

    test("loads nothing from elsewhere and allows nothing else", () => {
      const loads = page.elements.flatMap((element) =>
        ["src", "href"].flatMap((name) => (element.tagName === "a" ? [] : (attribute(element, name) ?? []))),
      );
      expect(loads.filter((address) => /^(\/|\w+:)/.test(address) && address !== "data:,")).toEqual([]);
      expect(attributes(page, "content").some((text) => text.startsWith("default-src 'none';"))).toBe(true);
      expect(/@import|url\(| style="|<script>| on\w+="/.exec(page.text)).toBeNull();
    });
  });

  test("has no link that leads nowhere and no page that is too heavy", () => {
    expect(completeSite(rendered).problems).toEqual([]);
  });

  test("prints markup in descriptions as text", () => {
    const info = { title: "Shop", description: "Hello <script>alert(1)</script>", summary: "<script>2</script>" };
    const texts = [...render("anytime", { ...bundles.get("anytime"), info })].flatMap(([path, text]) =>
      path.endsWith(".html") ? text : [],
    );
    const scripts = texts.flatMap((text) => parsePage(text).elements.filter(({ tagName }) => tagName === "script"));
    expect(scripts.filter((script) => attribute(script, "src") === undefined)).toEqual([]);
    expect(texts.join()).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  test("has no section of decline codes for a document without any", () => {
    const hasSection = (bundle: object) =>
      render("brocard", bundle).get("brocard/errors.html")?.includes('id="decline-codes"');
    expect(hasSection(small)).toBe(true);
    expect(hasSection({ ...small, components: { schemas: {} } })).toBe(false);
  });

  test("makes pages of a document that nothing was written for", () => {
    const files = render("shop", { ...bundles.get("anytime"), info: small.info });
    expect(files.get("shop/index.html")).toContain("What a request needs");
    expect(files.get("shop/cards.html")).toContain('id="orderCard"');
  });

  test("refuses a document whose paths are no object", () => {
    expect(() => render("anytime", { ...bundles.get("anytime"), paths: [] })).toThrow(TypeError);
  });
});
