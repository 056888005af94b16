import { createRequire } from "node:module";
import { memoryReplayStore } from "@openissuing/vaultspay";
import { describe, expect, test } from "vitest";
import { createChecker } from "../../src/check-answer.js";
import type { Violation } from "../../src/checks.js";
import { readDocument } from "../../src/document/api-document.js";
import { vaultspayDialect } from "../../src/vaultspay/dialect.js";
import { createTakeWebhook } from "../../src/vaultspay/webhooks.js";

const document = readDocument(createRequire(import.meta.url)("@openissuing/spec/vaultspay.json"));
const checker = createChecker(document, vaultspayDialect);
const secret = "a-secret-of-enough-length";

const body =
  '{"transactionId":"0b8f2c1e-4a55-4f0e-9d0a-1c2d3e4f5a6b","amount":10000,"status":"SUCCESS","refId":"gw-1"}';
// printf %s "$body" | openssl dgst -sha256 -hmac a-secret-of-enough-length
const signature = "f3e4515e6c3d9b5e1e156b65a7467f5842289bcaf6204ced389bc57c7f076c6f";
const extra = '{"card":{},"extra":1}';
// printf %s '{"card":{},"extra":1}' | openssl dgst -sha256 -hmac a-secret-of-enough-length
const extraSignature = "894f911b073019fdd04c42fdc5655b583831cb4180dc7b006574df0072909ac3";

/** Takes deliveries one after the other; answers names of those that were handed on, and the checks that failed. */
async function takeAll(secrets: readonly string[], ...deliveries: readonly (readonly [string, string | undefined])[]) {
  const violations: Violation[] = [];
  const report = (...found: readonly Violation[]) => void violations.push(...found);
  let asked = 0;
  const take = createTakeWebhook({
    asked: () => void asked++,
    checker,
    store: memoryReplayStore(),
    secrets: () => secrets,
    report,
  });
  const names: (string | undefined)[] = [];
  for (const [text, sent] of deliveries) {
    const addressee = {
      username: "",
      url: "http://127.0.0.1:1/webhooks/1",
      now: Date.now,
      header: (name: string) => (name === "vaultspay-signature" ? sent : undefined),
    };
    names.push((await take(new TextEncoder().encode(text), addressee))?.name);
  }
  // A proof that nobody looked at must not count as good.
  expect(asked).toBe(deliveries.length);
  return { names, checks: violations.map(({ check }) => check) };
}

describe("createTakeWebhook of VaultsPay", () => {
  test("takes a signed message once and a repetition in silence", async () => {
    const taken = await takeAll([secret], [body, signature], [body, signature]);
    expect(taken).toEqual({ names: ["transaction_performed", undefined], checks: [] });
  });

  test("takes a message that is signed by either secret", async () => {
    const taken = await takeAll(["another-secret-of-enough", secret], [body, signature]);
    expect(taken.names).toEqual(["transaction_performed"]);
  });

  test.each([
    { name: "unsigned", sent: undefined },
    { name: "signed by somebody else", sent: "0".repeat(64) },
    { name: "signed in capital letters", sent: signature.toUpperCase() },
  ])("reports a message that is $name", async ({ sent }) => {
    const taken = await takeAll([secret], [body, sent]);
    expect(taken).toEqual({ names: [undefined], checks: ["webhook-authenticity"] });
  });

  test("reports a signed message that is not as the document says", async () => {
    const taken = await takeAll([secret], [extra, extraSignature]);
    expect(taken.names).toEqual([undefined]);
    expect(new Set(taken.checks)).toEqual(new Set(["webhook-schema"]));
  });

  test("reports what is no JSON", async () => {
    expect((await takeAll([secret], ["{", signature])).checks).toContain("webhook-schema");
  });
});
