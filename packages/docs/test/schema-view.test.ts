import { describe, expect, test } from "vitest";
import { genericGuide } from "../src/generic-guide.js";
import { html } from "../src/html.js";
import { documentPages } from "../src/pages/document-pages.js";

const text = { type: "string" };

/** Markup of the page of an operation whose body has this schema. */
function pageOf(schema: object): string {
  const requestBody = { content: { "application/json": { schema } } };
  const servers = [{ url: "https://other.example", description: "Another host.", "x-evidence": "inferred" }];
  const post = { operationId: "sell", tags: ["All"], servers, requestBody, responses: {} };
  const bundle = { info: { title: "Shop" }, tags: [{ name: "All" }], paths: { "/": { post } }, components: {} };
  const draft = documentPages(bundle, genericGuide, "shop").drafts.find(({ path }) => path === "shop/all.html");
  return html`${draft?.content}`.markup;
}

const rowsOf = (schema: object) => [...pageOf(schema).matchAll(/<tr id="([^"]+)"/g)].map(([, id]) => id);
const object = (properties: object) => ({ type: "object", properties });

describe("rows of a schema", () => {
  test.each([
    { name: "an object in an object", schema: object({ a: object({ b: text }) }), rows: ["a", "a.b"] },
    {
      name: "a list of objects",
      schema: object({ a: { type: "array", items: object({ b: text }) } }),
      rows: ["a", "a.b"],
    },
    {
      name: "a map to objects",
      schema: object({ a: { type: "object", additionalProperties: object({ b: text }) } }),
      rows: ["a", "a.*.b"],
    },
    {
      name: "a choice that has no name",
      schema: object({ a: { anyOf: [{ type: "array", items: object({ b: text }) }, { type: "null" }] } }),
      rows: ["a", "a.b"],
    },
    {
      name: "a map as a whole body",
      schema: { type: "object", additionalProperties: object({ b: text }) },
      rows: ["*.b"],
    },
    { name: "a list as a whole body", schema: { type: "array", items: object({ b: text }) }, rows: ["b"] },
    {
      name: "two members of one name",
      schema: { anyOf: [object({ b: text }), object({ b: text })] },
      rows: ["b", "b-2"],
    },
  ])("has each member of $name", ({ rows, schema }) => {
    expect(rowsOf(schema)).toEqual(rows.map((row) => `sell.request.${row}`));
  });

  test("tells the host of an operation that has one of its own", () => {
    expect(pageOf(text)).toMatch(/On a host of its own.*other\.example.*inferred/s);
  });
});
