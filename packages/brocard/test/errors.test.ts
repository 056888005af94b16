import { describe, expect, test } from "vitest";
import { failureOf, fieldErrors, isBrocardError, isValidationError, unwrap } from "../src/index.js";
import { bundle, calls, examplesOf } from "./support/bundle.js";
import { type Answer, createClient, fakeBrocard, refusal, requestId } from "./support/fake-brocard.js";

const errors = {
  "dates.begin": ["The dates.begin does not match the format Y-m-d H:i:s."],
  "states.0": ["No.", "Never."],
};

/** What `unwrap` throws for an answer. */
async function thrown(...answers: readonly Answer[]): Promise<unknown> {
  const client = createClient(fakeBrocard(...answers).fetch, { retry: false });
  return unwrap(client.GET("/api/v2/payments")).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("fieldErrors", () => {
  test("gives the messages under the names of the wire, of something caught", async () => {
    expect(fieldErrors(await thrown(refusal(errors)))).toEqual(errors);
  });

  test("gives them of the error of a result", async () => {
    const { error } = await createClient(fakeBrocard(refusal(errors)).fetch).GET("/api/v2/payments");
    expect(fieldErrors(error)["dates.begin"]).toEqual(errors["dates.begin"]);
  });

  const refusals = Object.entries(bundle.components.responses ?? {}).flatMap(([response, holder]) =>
    examplesOf(holder as Parameters<typeof examplesOf>[0]).map((example) => ({ response, ...example })),
  );
  const invalid = refusals.filter(({ response }) => response.startsWith("Invalid"));

  test("knows every refusal of the document", () => {
    expect(invalid.length).toBeGreaterThan(15);
    expect(invalid.filter(({ value }) => Object.keys(fieldErrors(value)).length === 0)).toEqual([]);
  });

  test.each([
    { name: "another body of the vendor", error: { message: "Unauthenticated." } },
    { name: "the page of a gateway", error: "<h1>busy</h1>" },
    { name: "errors that are a list", error: { message: "x", errors: ["a"] } },
    { name: "an error of JavaScript", error: new TypeError("x") },
    { name: "nothing", error: undefined },
    { name: "null", error: null },
  ])("is empty for $name", ({ error }) => {
    expect(fieldErrors(error)).toEqual({});
  });

  test("takes one message without its list, and drops what is no text", () => {
    expect(fieldErrors({ message: "x", errors: { a: "One.", b: [1, "Two.", null] } })).toEqual({
      a: ["One."],
      b: ["Two."],
    });
  });
});

describe("what unwrap throws", () => {
  test("names the fields at fault, the request, and no message of the vendor", async () => {
    const error = await thrown(refusal(errors));
    expect(error).toMatchObject({ status: 422, code: undefined, requestId, retryable: false, method: "GET" });
    expect(error).toHaveProperty("message", "GET /api/v2/payments answered 422: dates.begin, states.0");
  });

  test.each([
    { name: "a refusal of fields", answer: refusal(errors), isVendor: true, isFields: true },
    {
      name: "an unknown key",
      answer: { status: 401, body: { message: "Unauthenticated." } },
      isVendor: true,
      isFields: false,
    },
    { name: "another 422", answer: { status: 422, body: { message: "x" } }, isVendor: true, isFields: false },
    {
      name: "fields with another status",
      answer: { ...refusal(errors), status: 400 },
      isVendor: true,
      isFields: false,
    },
    { name: "a gateway", answer: new Response("busy", { status: 502 }), isVendor: false, isFields: false },
  ])("of $name: the vendor's $isVendor, of fields $isFields", async ({ answer, isVendor, isFields }) => {
    const error = await thrown(answer);
    expect([isBrocardError(error), isValidationError(error)]).toEqual([isVendor, isFields]);
  });

  test.each([
    { status: 429, retryable: true },
    { status: 503, retryable: true },
    { status: 403, retryable: false },
  ])("of status $status is retryable: $retryable", async ({ status, retryable }) => {
    expect(await thrown({ status, body: { message: "x" } })).toMatchObject({ status, retryable });
  });

  test("is none for a success", async () => {
    const result = await createClient(fakeBrocard({ body: { data: [] } }).fetch).GET("/api/v2/balance");
    expect([failureOf(result), isBrocardError(result), isValidationError(undefined)]).toEqual([
      undefined,
      false,
      false,
    ]);
  });
});

describe("bodies of the document", () => {
  type Send = (path: string, options: unknown) => Promise<{ data?: unknown }>;
  const bodies = calls.flatMap((call) =>
    examplesOf(call.operation.requestBody).map((example) => ({ ...call, ...example })),
  );

  test.each(bodies)("$operationId sends its example $name as it is", async ({ path, method, value }) => {
    const vendor = fakeBrocard();
    const client = createClient(vendor.fetch);
    const send = client[method] as unknown as Send;
    await send(path, { params: { path: { card_id: 1, user_id: 2, token: "t" } }, body: value });
    expect(JSON.parse(vendor.seen[0]?.body ?? "")).toEqual(value);
    expect(vendor.seen[0]?.method).toBe(method);
  });
});
