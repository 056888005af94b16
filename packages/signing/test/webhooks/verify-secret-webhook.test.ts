import { describe, expect, test } from "vitest";
import {
  handleSecretWebhook,
  memoryReplayStore,
  type SecretWebhookOptions,
  sharedSecret,
  verifySecretWebhook,
  WebhookVerificationError,
} from "../../src/index.js";

interface Paid {
  readonly paid: number;
}

const secret = "9f2c61d0a7b84e35";
const body = '{"paid":7}';
const isPaid = (value: unknown): value is Paid => typeof value === "object" && value !== null && "paid" in value;

function delivery(change: Partial<SecretWebhookOptions<Paid>> = {}): SecretWebhookOptions<Paid> {
  const store = memoryReplayStore({ now: () => 0 });
  const isKnown = sharedSecret(secret);
  return { body, presented: secret, isKnown, vendor: "shop", store, now: () => 0, isWebhook: isPaid, ...change };
}

describe("verifySecretWebhook", () => {
  test("returns the parsed body of text and of bytes", async () => {
    expect(await verifySecretWebhook(delivery())).toEqual({ paid: 7 });
    expect(await verifySecretWebhook(delivery({ body: new TextEncoder().encode(body) }))).toEqual({ paid: 7 });
  });

  test.each([
    { name: "another secret", change: { presented: secret.replace("9", "8") }, code: "ERR_WEBHOOK_SECRET_MISMATCH" },
    { name: "an empty secret", change: { presented: "" }, code: "ERR_WEBHOOK_SECRET_MISMATCH" },
    { name: "no secret", change: { presented: undefined }, code: "ERR_WEBHOOK_SECRET_MISMATCH" },
    { name: "a header that is not there", change: { presented: null }, code: "ERR_WEBHOOK_SECRET_MISMATCH" },
    { name: "a body that is no JSON", change: { body: '{"paid":' }, code: "ERR_WEBHOOK_MALFORMED" },
    { name: "an empty body", change: { body: "" }, code: "ERR_WEBHOOK_MALFORMED" },
    {
      name: "a body that is no UTF-8",
      change: { body: new Uint8Array([123, 34, 255, 34, 125]) },
      code: "ERR_WEBHOOK_MALFORMED",
    },
    { name: "another webhook", change: { body: '{"refunded":7}' }, code: "ERR_WEBHOOK_UNKNOWN" },
    { name: "a list", change: { body: "[]" }, code: "ERR_WEBHOOK_UNKNOWN" },
  ])("refuses $name with $code and takes nothing", async ({ change, code }) => {
    const claimed: string[] = [];
    const store = { claim: (key: string) => claimed.push(key) > 0, release: () => undefined };
    const attempt = verifySecretWebhook(delivery({ store, ...change }));
    await expect(attempt).rejects.toMatchObject({ name: "WebhookVerificationError", code });
    expect(claimed).toEqual([]);
  });

  test("says nothing of the body in its error", async () => {
    const error: unknown = await verifySecretWebhook(delivery({ body: "code 123456" })).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(WebhookVerificationError);
    expect(error instanceof Error && `${error.message} ${error.cause}`).not.toContain("123456");
  });

  test("takes the same bytes once, others again", async () => {
    const options = delivery();
    await verifySecretWebhook(options);
    await expect(verifySecretWebhook(options)).rejects.toMatchObject({ code: "ERR_WEBHOOK_REPLAYED" });
    expect(await verifySecretWebhook({ ...options, body: '{"paid":8}' })).toEqual({ paid: 8 });
  });

  test("remembers the digest of the body under the name of the vendor, for a day", async () => {
    const claims: [string, number][] = [];
    const store = { claim: (...claim: [string, number]) => claims.push(claim) > 0, release: () => undefined };
    await verifySecretWebhook(delivery({ store, now: () => 5 }));
    // printf %s '{"paid":7}' | openssl dgst -sha256
    const digest = "9b29c1370bbfef211ef3b83fbf12d33be6f7a39f91b13c59f81cba77644fe785";
    expect(claims).toEqual([[`shop:${digest}`, 86_400_005]]);
  });

  test("refuses to remember for no time", async () => {
    await expect(verifySecretWebhook(delivery({ remember: 0 }))).rejects.toThrow(TypeError);
  });

  test("refuses a parsed body", async () => {
    const parsed = { paid: 7 } as unknown as string;
    await expect(verifySecretWebhook(delivery({ body: parsed }))).rejects.toThrow(TypeError);
  });
});

describe("handleSecretWebhook", () => {
  test("returns what the work returns, and takes the delivery", async () => {
    const options = delivery();
    expect(await handleSecretWebhook(options, ({ paid }) => paid + 1)).toBe(8);
    await expect(handleSecretWebhook(options, () => 0)).rejects.toMatchObject({ code: "ERR_WEBHOOK_REPLAYED" });
  });

  test("gives the delivery back when the work fails", async () => {
    const options = delivery();
    const reason = new Error("database is down");
    await expect(handleSecretWebhook(options, () => Promise.reject(reason))).rejects.toBe(reason);
    expect(await handleSecretWebhook(options, ({ paid }) => paid)).toBe(7);
  });
});
