import { createVaultsPayClient } from "@openissuing/vaultspay";
import { describe, expect, test } from "vitest";
import { ExpectationError } from "../../src/expectation.js";
import { refusedFor, refusedUntil, refusedWith } from "../../src/vaultspay/refusals.js";

const calling = (status: number, body: object) =>
  createVaultsPayClient({
    baseUrl: "http://127.0.0.1:1",
    clientId: "app",
    clientSecret: "secret",
    deviceId: "17",
    encryption: "off",
    retry: false,
    fetch: async () => Response.json(body, { status }),
  }).GET("/v1/ping");

const errors = [
  { key: "value", reason: "too large" },
  { key: "id", reason: "unknown" },
];
const invalid = { code: 1000, message: "x", type: "INVALID_PAYLOAD", errors };
const required = {
  code: 1035,
  message: "x",
  type: "ACTION_REQUIRED",
  errors: [{ key: "actionRequired", reason: "SET_PIN" }],
};

describe("refusedWith", () => {
  test("takes the code for what is expected", async () => {
    const call = calling(500, { code: 1010, message: "x", type: "BAD_REQUEST" });
    await expect(refusedWith(call, 1010)).resolves.toBeUndefined();
  });

  test.each([
    { name: "another code", status: 500, body: { code: 1012, message: "x", type: "ACCOUNT_STATUS" } },
    { name: "a success", status: 200, body: { data: "Service is up and running!" } },
  ])("throws for $name", async ({ body, status }) => {
    await expect(refusedWith(calling(status, body), 1010)).rejects.toThrow(ExpectationError);
  });
});

describe("refusedFor", () => {
  test("takes exactly these members, in any order", async () => {
    await expect(refusedFor(calling(422, invalid), "id", "value")).resolves.toBeUndefined();
  });

  test.each([
    { name: "a member too few", status: 422, body: invalid, keys: ["id"] },
    { name: "a member too many", status: 422, body: invalid, keys: ["id", "value", "cardId"] },
    { name: "another refusal", status: 403, body: required, keys: ["actionRequired"] },
  ])("throws for $name", async ({ body, keys, status }) => {
    await expect(refusedFor(calling(status, body), ...keys)).rejects.toThrow(ExpectationError);
  });
});

describe("refusedUntil", () => {
  test("takes the step that comes first", async () => {
    await expect(refusedUntil(calling(403, required), "SET_PIN")).resolves.toBeUndefined();
  });

  test("throws for another step and for another refusal", async () => {
    await expect(refusedUntil(calling(403, required), "COMPLETE_KYC")).rejects.toThrow(ExpectationError);
    await expect(refusedUntil(calling(422, invalid), "SET_PIN")).rejects.toThrow(ExpectationError);
  });
});
