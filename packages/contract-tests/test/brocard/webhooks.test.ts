import { createRequire } from "node:module";
import { memoryReplayStore } from "@openissuing/brocard";
import { describe, expect, test } from "vitest";
import { brocardDialect } from "../../src/brocard/dialect.js";
import { createTakeWebhook } from "../../src/brocard/webhooks.js";
import { createChecker } from "../../src/check-answer.js";
import type { Violation } from "../../src/checks.js";
import { readDocument } from "../../src/document/api-document.js";

const document = readDocument(createRequire(import.meta.url)("@openissuing/spec/brocard.json"));
const checker = createChecker(document, brocardDialect);

const code = {
  id: 1,
  code: "123456",
  card_last_four: "4444",
  amount: "10.00",
  currency: "USD",
  webhook_type: "otp_code",
  recipient_id: 2,
};

/** Takes messages one after the other; answers names of those that were handed on, and the checks that failed. */
async function takeAll(...messages: readonly unknown[]) {
  const violations: Violation[] = [];
  const take = createTakeWebhook(checker, memoryReplayStore(), (...found) => void violations.push(...found));
  const addressee = {
    username: "",
    header: () => undefined,
    now: Date.now,
    url: "http://127.0.0.1:1/webhooks/1/a-secret-of-enough-length",
  };
  const names: (string | undefined)[] = [];
  for (const message of messages) {
    const body = new TextEncoder().encode(typeof message === "string" ? message : JSON.stringify(message));
    names.push((await take(body, addressee))?.name);
  }
  return { names, checks: violations.map(({ check }) => check) };
}

describe("createTakeWebhook of Brocard", () => {
  test("hands a webhook on under its name", async () => {
    expect(await takeAll(code)).toEqual({ names: ["otp_code"], checks: [] });
  });

  test("hands a repetition on once, and does not call it a fault", async () => {
    expect(await takeAll(code, code)).toEqual({ names: ["otp_code", undefined], checks: [] });
  });

  test.each([
    { name: "an undocumented member", message: { ...code, extra: 1 } },
    { name: "a missing member", message: { ...code, code: undefined } },
    { name: "an unknown name", message: { ...code, webhook_type: "card" } },
    { name: "no name", message: { ...code, webhook_type: undefined } },
    { name: "a body that is no JSON", message: "{" },
  ])("keeps $name back as webhook-schema", async ({ message }) => {
    const { checks, names } = await takeAll(message);
    expect(names).toEqual([undefined]);
    expect(new Set(checks)).toEqual(new Set(["webhook-schema"]));
  });
});
