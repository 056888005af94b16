import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAnytimeApi } from "../../src/anytime/api.js";
import { createValidators } from "../../src/document/validators.js";
import { arbitraryOf } from "../../src/engine/arbitrary.js";
import { isFile } from "../../src/engine/encode-request.js";
import { isRef } from "../../src/engine/kit.js";
import { randomCases } from "../../src/engine/random-cases.js";
import { createRequestMaker } from "../../src/engine/request-maker.js";
import type { JsonObject } from "../../src/json.js";
import { thingsApi } from "./things.js";

const schemas: JsonObject = { Name: { type: "string", minLength: 2, maxLength: 5 } };
const validators = createValidators(schemas);
const named = { $ref: "#/components/schemas/Name" };

describe("arbitraryOf", () => {
  test.each<{ name: string; schema: JsonObject }>([
    { name: "a text between two lengths, counted in characters", schema: named },
    { name: "a text of no characters at most", schema: { type: "string", maxLength: 0 } },
    { name: "a pattern within a length", schema: { type: "string", pattern: "^[A-Z]{2}\\d+$", maxLength: 6 } },
    { name: "a day", schema: { type: "string", format: "date" } },
    { name: "a moment", schema: { type: "string", format: "date-time" } },
    { name: "a mail address", schema: { type: "string", format: "email" } },
    { name: "a UUID", schema: { type: "string", format: "uuid" } },
    { name: "an address of IPv4", schema: { type: "string", format: "ipv4" } },
    { name: "an address of IPv6", schema: { type: "string", format: "ipv6" } },
    { name: "a URI", schema: { type: "string", format: "uri" } },
    {
      name: "an integer between exclusive edges",
      schema: { type: "integer", exclusiveMinimum: 3, exclusiveMaximum: 6 },
    },
    { name: "an integer below 0", schema: { type: "integer", maximum: -5 } },
    { name: "a number above an exclusive edge", schema: { type: "number", exclusiveMinimum: 0, maximum: 1 } },
    { name: "a value of a list", schema: { enum: ["a", 2] } },
    { name: "a constant", schema: { const: "x" } },
    { name: "a value or null", schema: { type: ["integer", "null"], minimum: 1 } },
    { name: "one of two schemas", schema: { anyOf: [{ type: "boolean" }, named] } },
    {
      name: "a list without doubles",
      schema: { type: "array", items: named, minItems: 2, maxItems: 3, uniqueItems: true },
    },
    {
      name: "an object with what it requires",
      schema: {
        type: "object",
        required: ["a"],
        properties: { a: named, b: { type: "array", items: { type: "number" } } },
      },
    },
  ])("makes nothing but $name", ({ schema }) => {
    fc.assert(
      fc.property(arbitraryOf(schema, schemas), (value) => validators.misfits(schema, value).length === 0),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe.each([createAnytimeApi(), thingsApi])("requests of $name", ({ document, kit }) => {
  const judges = createValidators(document.schemas);
  const makers = document.requests.map((each) => createRequestMaker(each, document, kit));

  test("hold data that fit the document in every slot that the document alone decides about", () => {
    for (const maker of makers) {
      for (const values of fc.sample(maker.arbitrary, { seed: 1, numRuns: 30 })) {
        const wrong = [...values].filter(([slot, [value]]) => {
          const isKnown = value !== undefined && !isRef(value) && !isFile(value) && slot.rule === undefined;
          return isKnown && judges.misfits(slot.definition, value).length > 0;
        });
        expect([maker.operation.operationId, wrong.map(([{ name }]) => name)]).toEqual([
          maker.operation.operationId,
          [],
        ]);
      }
    }
  });

  test("are broken in one slot by a value that does not fit the document", () => {
    for (const maker of makers) {
      const cases = randomCases("invalid", maker, { validators: judges, kit, seed: 1 });
      for (const { broken } of cases === undefined ? [] : fc.sample(cases.arbitrary, { seed: 1, numRuns: 60 })) {
        if (broken === undefined) throw new TypeError("nothing is broken");
        const { slot, value } = broken;
        expect([slot.name, value, judges.misfits(slot.definition, value).length > 0]).toEqual([slot.name, value, true]);
      }
    }
  });

  test("are the same for the same seed", () => {
    const [maker] = makers;
    if (maker === undefined) throw new TypeError("there is no operation");
    const draw = () => fc.sample(maker.arbitrary, { seed: 7, numRuns: 20 }).map((values) => maker.request(values));
    expect(draw()).toEqual(draw());
  });
});
