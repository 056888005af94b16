import { describe, expect, test } from "vitest";
import type { Bundle } from "../generate-bundle.js";
import { webhooksOf } from "../generate-webhooks.js";

const body = (schema: unknown) => ({ post: { requestBody: { content: { "application/json": { schema } } } } });
const bundle = (schema: unknown): Bundle => ({
  webhooks: { paid: body(schema) },
  components: {
    schemas: { Envelope: { type: "object", required: ["id"], properties: { id: { type: ["string", "integer"] } } } },
  },
});

/** The shape that was printed, read back. */
function shape(schema: unknown): unknown {
  return JSON.parse(/"paid": (.*),/.exec(webhooksOf("shop", bundle(schema)) ?? "")?.[1] ?? "null");
}

describe("webhooksOf", () => {
  test("joins the parts of an allOf", () => {
    const items = { type: ["number", "null"] };
    const properties = { rows: { type: "array", minItems: 1, maxItems: 9, items }, note: {} };
    const own = { type: "object", required: ["rows"], properties };
    expect(shape({ allOf: [{ $ref: "#/components/schemas/Envelope" }, own] })).toEqual({
      properties: { id: "string|integer", rows: { items: "number|null", minItems: 1, maxItems: 9 }, note: "" },
      optional: ["note"],
    });
  });

  test("keeps an enumeration of one value and drops a longer one", () => {
    expect(shape({ type: "string", enum: ["paid"] })).toEqual({ const: "paid" });
    expect(shape({ type: "string", enum: ["S", "D"] })).toBe("string");
  });

  test("tells of an object or list that can be null no more than that", () => {
    expect(shape({ type: ["object", "null"], properties: { id: {} } })).toBe("object|null");
    expect(shape({ type: ["array", "null"], items: {} })).toBe("array|null");
  });

  test("takes anything for a union", () => {
    expect(shape({ anyOf: [{ type: "array", items: {} }, { type: "string" }] })).toBe("");
  });

  test("prints a component once that stands in four places", () => {
    const ref = { $ref: "#/components/schemas/Envelope" };
    const properties = { a: ref, b: ref, c: ref, d: { type: "array", items: ref } };
    const text = webhooksOf("shop", bundle({ type: "object", required: [], properties }));
    expect(text).toContain('const envelopeShape: Shape = {"properties":{"id":"string|integer"}};');
    expect(text).toContain(
      '{"properties":{"a":envelopeShape,"b":envelopeShape,"c":envelopeShape,"d":{"items":envelopeShape}},',
    );
  });

  test("leaves out what a browser opens", () => {
    const webhooks = { ...Object(bundle({}).webhooks), redirect: { get: { parameters: [] } } };
    expect(webhooksOf("shop", { webhooks })).toContain('Record<"paid", Shape>');
    expect(webhooksOf("shop", { webhooks: { redirect: webhooks.redirect } })).toBeUndefined();
  });

  test("names the webhooks of the document in the type", () => {
    expect(webhooksOf("shop", bundle({}))).toContain('Record<"paid", Shape>');
  });

  test("is undefined for a document without webhooks", () => {
    expect(webhooksOf("shop", { paths: {} })).toBeUndefined();
  });

  test("refuses a required member that is not described", () => {
    expect(() => webhooksOf("shop", bundle({ type: "object", required: ["id"] }))).toThrow(/id/);
  });

  test("refuses a webhook without a JSON body", () => {
    expect(() => webhooksOf("shop", { webhooks: { paid: { post: {} } } })).toThrow(/paid/);
  });
});
