import { describe, expect, test } from "vitest";
import { renderSite } from "../../src/render-site.js";

/** A document with schemas that many operations share, each of them as long as `words` says. */
function pagesOf(names: readonly string[], words: number): string[] {
  const description = "A thing that is sold. ".repeat(words);
  const schemas = Object.fromEntries(
    names.map((name) => [name, { type: "object", description, properties: { id: { type: "string" } } }]),
  );
  const paths = Object.fromEntries(
    ["a", "b"].flatMap((verb) =>
      names.map((name) => {
        const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
        const post = { operationId: verb + name, tags: ["All"], requestBody: { content }, responses: {} };
        return [`/${verb}/${name}`, { post }];
      }),
    ),
  );
  // A link to each, as a member of another has it.
  const list = {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/schemas/${name}` }])),
  };
  const get = {
    operationId: "list",
    tags: ["All"],
    requestBody: { content: { "application/json": { schema: list } } },
    responses: {},
  };
  const bundle = {
    info: { title: "Shop" },
    tags: [{ name: "All" }],
    paths: { ...paths, "/": { get } },
    components: { schemas },
  };
  const { files } = renderSite({ bundles: new Map([["shop", bundle]]), css: "", script: "" });
  return [...files.keys()].filter((path) => path.startsWith("shop/schemas"));
}

describe("schemaPages", () => {
  test("puts a few schemas on one page", () => {
    expect(pagesOf(["Apple", "Pear"], 1)).toEqual(["shop/schemas.html"]);
  });

  test("gives each first letter a page when they are heavy", () => {
    const paths = ["shop/schemas.html", "shop/schemas-a.html", "shop/schemas-p.html"];
    expect(pagesOf(["Apple", "Apricot", "Pear"], 10_000)).toEqual(paths);
  });
});
