import { describe, expect, test } from "vitest";
import { errorCodes } from "../src/code-tables.gen.js";
import { actionRequired, byStatus, fieldErrors, isVaultsPayCode, isVaultsPayError, unwrap } from "../src/index.js";
import { type Answer, createClient, fakeVaultsPay, refusal } from "./support/fake-vaultspay.js";

const contact = "/be/api/v1/direct-payment-contact";

async function thrownBy(answer: Answer): Promise<unknown> {
  const call = createClient(fakeVaultsPay(answer)).POST(contact, { body: {} } as never);
  return unwrap(call).catch((error: unknown) => error);
}

const invalid = refusal(422, 1000, "INVALID_PAYLOAD", [{ key: "iban", reason: "must not be empty" }]);

describe("unwrap", () => {
  test("throws the vendor's error with code and name, its members in the message", async () => {
    const error = await thrownBy(invalid);
    expect(error).toMatchObject({ status: 422, code: 1000, exception: "INVALID_PAYLOAD", retryable: false });
    expect(isVaultsPayError(error)).toBe(true);
    expect(String(error)).toBe(`ApiError: POST ${contact} answered 422: 1000 INVALID_PAYLOAD`);
  });

  test("knows that a throttled call can succeed later, and a locked one cannot", async () => {
    const locked = await thrownBy(refusal(500, 1050, "TRANSACTION_LOCKED_BY_RULE"));
    const throttled = await thrownBy(refusal(429, 1005, "THROTTLE"));
    expect(locked).toMatchObject({ retryable: false });
    expect(throttled).toMatchObject({ retryable: true });
  });

  test("takes a gateway's page for no error of the vendor", async () => {
    const error = await thrownBy(new Response("<h1>busy</h1>", { status: 503 }));
    expect([isVaultsPayError(error), fieldErrors(error)]).toEqual([false, []]);
  });
});

describe("byStatus", () => {
  test("narrows a refusal of members", async () => {
    const call = createClient(fakeVaultsPay(invalid)).POST(contact, { body: {} } as never);
    const answer = byStatus(await call);
    expect(answer.status).toBe(422);
  });
});

describe("fieldErrors", () => {
  test("reads what was caught, and the error of a result", async () => {
    const expected = [{ key: "iban", reason: "must not be empty" }];
    expect(fieldErrors(await thrownBy(invalid))).toEqual(expected);
    expect(fieldErrors(invalid.body)).toEqual(expected);
  });

  test.each([null, undefined, "text", {}, { errors: {} }, { errors: [null, { key: 1, reason: "x" }] }])(
    "finds nothing in %j",
    (body) => {
      expect(fieldErrors(body)).toEqual([]);
    },
  );
});

describe("actionRequired", () => {
  test("names the step of code 1035", async () => {
    const step = [{ key: "actionRequired", reason: "SET_PIN" }];
    expect(actionRequired(await thrownBy(refusal(403, 1035, "ACTION_REQUIRED", step)))).toBe("SET_PIN");
    expect(actionRequired(invalid.body)).toBeUndefined();
  });
});

describe("isVaultsPayCode", () => {
  test.each(Object.keys(errorCodes).map(Number))("knows %d", (code) => {
    expect(isVaultsPayCode(code)).toBe(true);
  });

  test.each([999, "1000", null, undefined, 1402])("does not know %j", (code) => {
    expect(isVaultsPayCode(code)).toBe(false);
  });
});
