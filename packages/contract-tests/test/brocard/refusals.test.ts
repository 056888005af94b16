import { createBrocardClient } from "@openissuing/brocard";
import { describe, expect, test } from "vitest";
import { refusedFields, refusedWith } from "../../src/brocard/refusals.js";
import { ExpectationError } from "../../src/expectation.js";

const calling = (status: number, body: object) =>
  createBrocardClient({
    baseUrl: "http://127.0.0.1:1",
    apiKey: "a-key",
    retry: false,
    fetch: async () => Response.json(body, { status }),
  }).GET("/api/v2/users");

const refusal = { message: "x", errors: { name: ["Needed."], "bins.0": ["Wrong.", "Very wrong."] }, request_id: "r" };
const page = { data: [], total: 0, per_page: 50, current_page: 1, last_page: 1, request_id: "r" };

describe("refusedWith", () => {
  test("takes the status for what is expected", async () => {
    await expect(refusedWith(calling(403, { message: "x", request_id: "r" }), 403)).resolves.toBeUndefined();
  });

  test.each([
    { name: "another status", status: 404, body: { message: "x", request_id: "r" } },
    { name: "a success", status: 200, body: page },
  ])("throws for $name", async ({ body, status }) => {
    await expect(refusedWith(calling(status, body), 403)).rejects.toThrow(ExpectationError);
  });
});

describe("refusedFields", () => {
  test("takes exactly these fields, with their messages where they are told", async () => {
    const fields = { name: "Needed.", "bins.0": ["Wrong.", "Very wrong."] };
    await expect(refusedFields(calling(422, refusal), fields)).resolves.toBeUndefined();
    await expect(refusedFields(calling(422, refusal), { name: true, "bins.0": true })).resolves.toBeUndefined();
  });

  test.each([
    { name: "a field too few", status: 422, body: refusal, fields: { name: true as const } },
    { name: "a field too many", status: 422, body: refusal, fields: { name: true, "bins.0": true, x: true } as const },
    { name: "another message", status: 422, body: refusal, fields: { name: "Wanted.", "bins.0": true as const } },
    { name: "another status", status: 403, body: refusal, fields: { name: true, "bins.0": true } as const },
    { name: "a success", status: 200, body: page, fields: { name: true } as const },
  ])("throws for $name", async ({ body, fields, status }) => {
    await expect(refusedFields(calling(status, body), fields)).rejects.toThrow(ExpectationError);
  });
});
