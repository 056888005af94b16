import { describe, expect, test } from "vitest";
import { errorCodes } from "../src/connect/code-tables.gen.js";
import { knownCodes } from "../src/connect/codes.gen.js";
import { ApiError, byStatus, failureOf, isTreezorCode, isTreezorError, treezorFailures, unwrap } from "../src/index.js";
import { createClient, fakeTreezor } from "./support/fake-treezor.js";

const present = {
  type: "invalid_request",
  code: "input_validation_error",
  message: "Invalid request data : The userId field is required.",
  docUrl: "https://developers.treezor.co",
  requestId: "request-1",
};
const older = { errorCode: 32003, errorMessage: "The card must be already activated.", additionalInformation: [] };

async function caught(status: number, body: unknown): Promise<unknown> {
  const vendor = await fakeTreezor({ status, body });
  const client = createClient(vendor, { retry: false });
  return unwrap(client.GET("/v1/wallets")).catch((error: unknown) => error);
}

describe("refusals", () => {
  test("are ApiErrors in the present shape", async () => {
    const error = await caught(400, { errors: [present] });
    expect(isTreezorError(error)).toBe(true);
    expect(error).toMatchObject({ status: 400, code: present.code, exception: present.type, requestId: "request-1" });
    expect([String(error), Object(error).retryable]).toEqual([
      "ApiError: GET /v1/wallets answered 400: input_validation_error invalid_request",
      false,
    ]);
  });

  test("are ApiErrors in the older shape", async () => {
    const error = await caught(400, { errors: [older] });
    expect(error).toMatchObject({ status: 400, code: 32003, exception: undefined, requestId: undefined });
    expect(treezorFailures(error)).toEqual([
      { code: 32003, type: undefined, message: older.errorMessage, docUrl: undefined, requestId: undefined },
    ]);
  });

  test("are read whole, whatever the shapes of their failures", async () => {
    const { error, response } = await createClient(
      await fakeTreezor({ status: 400, body: { errors: [older, present] } }),
    ).GET("/v1/wallets");
    expect(response.status).toBe(400);
    expect(treezorFailures(error).map(({ code }) => code)).toEqual([32003, "input_validation_error"]);
  });

  test.each([
    { name: "the page of a gateway", body: "<html>" },
    { name: "an empty list", body: { errors: [] } },
    { name: "failures without a code", body: { errors: [{ message: "no" }, null, "no"] } },
    { name: "something else", body: { message: "no" } },
  ])("are none of the vendor's: $name", async ({ body }) => {
    const error = await caught(404, body);
    expect(error).toBeInstanceOf(ApiError);
    expect([isTreezorError(error), treezorFailures(error), Object(error).code]).toEqual([false, [], undefined]);
  });

  test.each([
    { name: "a code that passes", code: "unexpected_error", status: 400, retryable: true },
    { name: "a code that stays", code: "input_validation_error", status: 400, retryable: false },
    { name: "a code of no table, by its status", code: "something_new", status: 503, retryable: true },
  ])("tell whether they pass: $name", async ({ code, status, retryable }) => {
    expect(await caught(status, { errors: [{ ...present, code }] })).toMatchObject({ code, retryable });
  });

  test("keep their body out of what a log prints", async () => {
    const error = await caught(400, { errors: [{ ...present, message: "number 5555555555554444" }] });
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain("5555555555554444");
  });

  test("narrow by status", async () => {
    const client = createClient(await fakeTreezor({ status: 401, body: { errors: [present] } }));
    const result = await client.GET("/v1/wallets");
    expect(byStatus(result)).toMatchObject({ status: 401, body: { errors: [{ code: present.code }] } });
    expect(failureOf(result)?.body.errors).toHaveLength(1);
  });

  test("with a status outside of the document are undocumented", async () => {
    const client = createClient(await fakeTreezor({ status: 418, body: { errors: [present] } }));
    expect(byStatus(await client.GET("/v1/wallets")).status).toBe("other");
  });
});

describe("codes", () => {
  test("are known one by one, each with its meaning", () => {
    expect(knownCodes.every((code) => isTreezorCode(code) && errorCodes[code].meaning !== "")).toBe(true);
    expect(knownCodes.length).toBeGreaterThan(350);
  });

  test.each([["something_new"], [32999], [undefined]])("do not hold %s", (code) => {
    expect(isTreezorCode(code)).toBe(false);
  });
});
