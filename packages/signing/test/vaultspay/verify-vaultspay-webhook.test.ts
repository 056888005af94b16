import { describe, expect, test } from "vitest";
import { memoryReplayStore } from "../../src/replay-store.js";
import { signVaultsPayWebhook } from "../../src/vaultspay/vaultspay-signature.js";
import {
  handleVaultsPayWebhook,
  type VaultsPayWebhookOptions,
  verifyVaultsPayWebhook,
} from "../../src/vaultspay/verify-vaultspay-webhook.js";
import { createRandom, mutate, swapDigit } from "../random.js";
import { encode } from "./vectors.js";

const secret = "whsec-of-the-test-1";
const other = "whsec-of-the-test-2";
const body =
  '{"transactionId":"8d0d9b5e-3f43-4b8f-9a0f-2f6c5a1e7d10","amount":1050.00,"status":"SUCCESS","refId":"ref-1"}';
// printf %s '{"transactionId":"8d0d…","refId":"ref-1"}' | openssl dgst -sha256 -hmac whsec-of-the-test-1
const signature = "95b2aab3573f676569bac7e97290055eded96aeb83fb16fef80eb2ebe81558ec";
// … -hmac whsec-of-the-test-2
const otherSignature = "f0ae8c05c95de2c19bc4c2d35b419454979025ec48580eacaeb6cd94eaa1a30d";

const isWebhook = (webhook: unknown): webhook is { transactionId: string } =>
  typeof webhook === "object" && webhook !== null && "transactionId" in webhook;

function options(changed: Partial<VaultsPayWebhookOptions<{ transactionId: string }>> = {}) {
  return { body, signature, secret, store: memoryReplayStore(), isWebhook, ...changed };
}

const signed = async (text: string) => ({ body: text, signature: await signVaultsPayWebhook(secret, encode(text)) });

describe("signVaultsPayWebhook", () => {
  test("makes what openssl dgst makes", async () => {
    expect(await signVaultsPayWebhook(secret, encode(body))).toBe(signature);
    expect(await signVaultsPayWebhook(other, encode(body))).toBe(otherSignature);
  });

  test("refuses an empty secret", async () => {
    await expect(signVaultsPayWebhook("", encode(body))).rejects.toThrow(TypeError);
  });
});

describe("verifyVaultsPayWebhook", () => {
  test("takes what openssl signed, as text and as bytes", async () => {
    const expected = { transactionId: "8d0d9b5e-3f43-4b8f-9a0f-2f6c5a1e7d10", amount: 1050 };
    expect(await verifyVaultsPayWebhook(options())).toMatchObject(expected);
    expect(await verifyVaultsPayWebhook(options({ body: encode(body) }))).toMatchObject(expected);
  });

  test("takes both secrets while one rotates out", async () => {
    for (const each of [signature, otherSignature]) {
      const call = verifyVaultsPayWebhook(options({ secret: [secret, other], signature: each }));
      await expect(call).resolves.toMatchObject({ amount: 1050 });
    }
  });

  test.each([
    { name: "no signature", changed: { signature: undefined }, code: "ERR_WEBHOOK_UNSIGNED" },
    { name: "a header that is null", changed: { signature: null }, code: "ERR_WEBHOOK_UNSIGNED" },
    { name: "an empty signature", changed: { signature: "" }, code: "ERR_WEBHOOK_UNSIGNED" },
    { name: "a cut signature", changed: { signature: signature.slice(0, -1) }, code: "ERR_WEBHOOK_SIGNATURE_MISMATCH" },
    {
      name: "upper-case digits",
      changed: { signature: signature.toUpperCase() },
      code: "ERR_WEBHOOK_SIGNATURE_MISMATCH",
    },
    {
      name: "the signature of another secret",
      changed: { signature: otherSignature },
      code: "ERR_WEBHOOK_SIGNATURE_MISMATCH",
    },
    {
      name: "the form of the older API",
      changed: { signature: `t=1,v1=${signature}` },
      code: "ERR_WEBHOOK_SIGNATURE_MISMATCH",
    },
    {
      name: "a body printed anew",
      changed: { body: JSON.stringify(JSON.parse(body)) },
      code: "ERR_WEBHOOK_SIGNATURE_MISMATCH",
    },
  ])("refuses $name with $code", async ({ changed, code }) => {
    const call = verifyVaultsPayWebhook(options(changed));
    await expect(call).rejects.toMatchObject({ name: "WebhookVerificationError", code });
  });

  test.each([
    { name: "text", text: "hello", code: "ERR_WEBHOOK_MALFORMED" },
    { name: "another event", text: '{"id":"x"}', code: "ERR_WEBHOOK_UNKNOWN" },
  ])("refuses $name, signed as it is, with $code", async ({ text, code }) => {
    await expect(verifyVaultsPayWebhook(options(await signed(text)))).rejects.toMatchObject({ code });
  });

  test("takes a delivery once within the time it is remembered", async () => {
    let now = 0;
    const store = memoryReplayStore({ now: () => now });
    const again = () => verifyVaultsPayWebhook(options({ store, now: () => now, remember: 60 }));
    await again();
    await expect(again()).rejects.toMatchObject({ code: "ERR_WEBHOOK_REPLAYED" });
    now = 61_000;
    await expect(again()).resolves.toMatchObject({ amount: 1050 });
  });

  test.each([
    { name: "no secret", changed: { secret: [] } },
    { name: "an empty secret", changed: { secret: "" } },
    { name: "a short secret beside a long one", changed: { secret: [secret, "short"] } },
    { name: "a body that was parsed", changed: { body: {} as never } },
    { name: "no time to remember", changed: { remember: 0 } },
  ])("refuses $name by a TypeError", async ({ changed }) => {
    await expect(verifyVaultsPayWebhook(options(changed))).rejects.toThrow(TypeError);
  });

  test("takes none of 10,000 mutants", async () => {
    const random = createRandom(20265);
    const mutants = Array.from({ length: 10_000 }, (_, i) => {
      if (i % 3 === 0) return { signature: mutate(signature, random) };
      return { body: i % 3 === 1 ? mutate(body, random) : swapDigit(body, random) };
    });
    const codes = await Promise.all(
      mutants.map((mutant) =>
        verifyVaultsPayWebhook(options({ ...mutant, secret: [other, secret] })).then(
          () => "accepted",
          (error) => error.code,
        ),
      ),
    );
    expect(new Set(codes)).toEqual(new Set(["ERR_WEBHOOK_SIGNATURE_MISMATCH"]));
  });
});

describe("handleVaultsPayWebhook", () => {
  test("gives a delivery back whose handler failed", async () => {
    const given = options();
    const failing = handleVaultsPayWebhook(given, () => {
      throw new Error("busy");
    });
    await expect(failing).rejects.toThrow("busy");
    expect(await handleVaultsPayWebhook(given, ({ transactionId }) => transactionId.length)).toBe(36);
  });
});
