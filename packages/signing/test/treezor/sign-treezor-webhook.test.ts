import { describe, expect, test } from "vitest";
import { signTreezorPayload, writeTreezorWebhook } from "../../src/treezor/sign-treezor-webhook.js";
import { fixture } from "./fixture.js";
import { body, other, otherSignature, secret, signature, signedText } from "./webhook.js";

const envelope = {
  webhook: "card.update",
  webhook_id: "45a10236-4e55-41b5-8cbd-00acea4cb553",
  webhook_created_at: 17_097_149_232_358,
  object: "card",
  object_id: "103700",
};
const payload: unknown = JSON.parse(fixture("payload.json"));

describe("signTreezorPayload", () => {
  test("makes what openssl dgst makes", async () => {
    expect(await signTreezorPayload(secret, signedText)).toBe(signature);
    expect(await signTreezorPayload(other, signedText)).toBe(otherSignature);
  });

  test("refuses an empty secret", async () => {
    await expect(signTreezorPayload("", signedText)).rejects.toThrow(TypeError);
  });
});

describe("writeTreezorWebhook", () => {
  test("writes byte for byte what PHP writes", async () => {
    expect(await writeTreezorWebhook(secret, envelope, payload)).toBe(body);
  });

  test("puts the key of the client at the end", async () => {
    const text = await writeTreezorWebhook(secret, { ...envelope, auth_key: "k/1" }, {});
    expect(text).toMatch(/,"object_payload":{},"object_payload_signature":"[^"]+","auth_key":"k\\\/1"}$/);
    expect(JSON.parse(text)).toMatchObject({ ...envelope, auth_key: "k/1" });
  });

  test("refuses a payload that languages print differently", async () => {
    await expect(writeTreezorWebhook(secret, envelope, { 1: "x" })).rejects.toThrow(TypeError);
  });
});
