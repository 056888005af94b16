import { describe, expect, test } from "vitest";
import { createAnswerCheck } from "../../src/core/check-answer.js";

const document = {
  paths: {
    "/things": {
      get: {
        operationId: "getThing",
        responses: {
          200: {
            description: "",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Answer" } } },
          },
          201: { description: "", content: { "application/pdf": { schema: {} } } },
          400: { $ref: "#/components/responses/Bad" },
        },
      },
    },
  },
  components: {
    responses: { Bad: { description: "", content: { "application/json": { schema: { type: "object" } } } } },
    schemas: {
      Envelope: { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
      Answer: {
        allOf: [
          { $ref: "#/components/schemas/Envelope" },
          { type: "object", required: ["body"], properties: { body: { $ref: "#/components/schemas/Tree" } } },
        ],
      },
      Tree: {
        type: "object",
        properties: {
          name: { type: ["string", "null"] },
          branches: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
          free: { type: "object", additionalProperties: true },
          either: { oneOf: [{ type: "string" }, { type: "object", properties: { a: { type: "integer" } } }] },
        },
      },
    },
  },
};
const check = createAnswerCheck(document);
const answer = (body: unknown, rest = {}) =>
  check({ operationId: "getThing", status: 200, contentType: "application/json; charset=utf-8", body, ...rest });

describe("createAnswerCheck", () => {
  test.each([
    { name: "members spread over allOf", body: { id: 1, body: {} } },
    { name: "a recursive component", body: { id: 1, body: { branches: [{ name: "a", branches: [{ name: null }] }] } } },
    { name: "anything where the document allows it", body: { id: 1, body: { free: { x: 1 } } } },
    { name: "one branch of oneOf", body: { id: 1, body: { either: { a: 1 } } } },
  ])("accepts $name", ({ body }) => {
    expect(answer(body)).toEqual([]);
  });

  test.each([
    { name: "at the top", body: { id: 1, body: {}, more: 1 } },
    { name: "below allOf", body: { id: 1, body: { more: 1 } } },
    { name: "in a list of a recursive component", body: { id: 1, body: { branches: [{ branches: [{ more: 1 }] }] } } },
    { name: "in a branch of oneOf", body: { id: 1, body: { either: { more: 1 } } } },
  ])("refuses an undocumented member $name", ({ body }) => {
    expect(answer(body).join()).toContain("(more)");
  });

  test.each([
    { name: "a missing member", body: { id: 1 }, rest: {} },
    { name: "a wrong type", body: { id: "1", body: {} }, rest: {} },
    { name: "an undocumented status", body: {}, rest: { status: 404 } },
    { name: "an undocumented content type", body: {}, rest: { contentType: "text/html" } },
    { name: "no content type", body: {}, rest: { contentType: null } },
    { name: "an unknown operation", body: {}, rest: { operationId: "other" } },
  ])("refuses $name", ({ body, rest }) => {
    expect(answer(body, rest)).not.toEqual([]);
  });

  test("leaves the body of a binary answer alone", () => {
    expect(answer(undefined, { status: 201, contentType: "application/pdf" })).toEqual([]);
  });

  test("keeps a schema without members open", () => {
    expect(answer({ any: 1 }, { status: 400 })).toEqual([]);
  });
});
