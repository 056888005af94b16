import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, test } from "vitest";
import { type AnytimeWebhook, createAnytimeWebhooks } from "../src/index.js";

interface WebhookExample {
  readonly name: string;
  readonly value: { readonly timestamp: string | number; readonly body: Record<string, unknown> };
}

interface WebhookItem {
  readonly post: {
    readonly requestBody: {
      readonly content: {
        readonly "application/json": { readonly examples: Record<string, Omit<WebhookExample, "name">> };
      };
    };
  };
}

const bundle: { readonly webhooks: Record<string, WebhookItem> } = JSON.parse(
  readFileSync(new URL("../../../spec/generated/anytime.json", import.meta.url), "utf8"),
);

/** Every example of a webhook in the document. */
const examples: WebhookExample[] = Object.entries(bundle.webhooks).flatMap(([name, { post }]) =>
  Object.values(post.requestBody.content["application/json"].examples).map(({ value }) => ({ name, value })),
);

const payment = examples[0] ?? { name: "", value: { timestamp: 0, body: {} } };
const sentAt = Number(payment.value.timestamp) * 1000;

/** What the vendor would send: the hash made anew for the user of this test. */
function delivery(value: Record<string, unknown>, username = "acme"): string {
  const hash = createHash("sha256").update(`${value.timestamp}|${username}`).digest("hex");
  return JSON.stringify({ ...value, hash });
}

function receiver(timestamp = payment.value.timestamp) {
  return createAnytimeWebhooks({ username: "acme", now: () => Number(timestamp) * 1000 });
}

describe("verify", () => {
  test.each(examples)("names $name and gives its event", async ({ name, value }) => {
    const webhook = await receiver(value.timestamp).verify(delivery(value));
    expect(webhook.name).toBe(name);
    expect(webhook.event.body).toEqual(value.body);
  });

  test("takes raw bytes", async () => {
    const bytes = new TextEncoder().encode(delivery(payment.value));
    expect((await receiver().verify(bytes)).name).toBe("card_last_tx");
  });

  test("refuses the second copy of a delivery", async () => {
    const webhooks = receiver();
    await webhooks.verify(delivery(payment.value));
    await expect(webhooks.verify(delivery(payment.value))).rejects.toMatchObject({ code: "ERR_WEBHOOK_REPLAYED" });
  });

  test.each([
    { name: "a forged hash", body: delivery(payment.value, "somebody"), code: "ERR_WEBHOOK_HASH_MISMATCH" },
    {
      name: "another method",
      body: delivery({ ...payment.value, body: { ...payment.value.body, method: "x" } }),
      code: "ERR_WEBHOOK_UNKNOWN",
    },
    {
      name: "a missing member",
      body: delivery({ ...payment.value, body: { method: "card_last_tx" } }),
      code: "ERR_WEBHOOK_UNKNOWN",
    },
    { name: "what is not JSON", body: "{", code: "ERR_WEBHOOK_MALFORMED" },
  ])("refuses $name with $code", async ({ body, code }) => {
    await expect(receiver().verify(body)).rejects.toMatchObject({ name: "WebhookVerificationError", code });
  });

  test("refuses what is older than the tolerance", async () => {
    const now = () => sentAt + 11_000;
    const webhooks = createAnytimeWebhooks({ username: "acme", tolerance: 10, now });
    await expect(webhooks.verify(delivery(payment.value))).rejects.toMatchObject({ code: "ERR_WEBHOOK_TOO_OLD" });
  });

  test("takes each of several usernames", async () => {
    const webhooks = createAnytimeWebhooks({ username: ["new", "acme"], now: () => sentAt });
    expect((await webhooks.verify(delivery(payment.value))).name).toBe("card_last_tx");
  });
});

describe("handle", () => {
  test("returns what the work returns", async () => {
    expect(await receiver().handle(delivery(payment.value), ({ name }) => `took ${name}`)).toBe("took card_last_tx");
  });

  test("lets a delivery come again when its work failed", async () => {
    const webhooks = receiver();
    const body = delivery(payment.value);
    await expect(webhooks.handle(body, () => Promise.reject(new Error("database")))).rejects.toThrow("database");
    await expect(webhooks.handle(body, () => "second time")).resolves.toBe("second time");
  });
});

describe("createAnytimeWebhooks", () => {
  test.each([{ username: "" }, { username: [] }, { username: [""] }])(
    "refuses $username as username",
    ({ username }) => {
      expect(() => createAnytimeWebhooks({ username })).toThrow(TypeError);
    },
  );

  test("types the event by its name", () => {
    const typed = (webhook: AnytimeWebhook) => {
      switch (webhook.name) {
        case "card_last_tx":
          expectTypeOf(webhook.event.body.transaction.amount).toEqualTypeOf<number>();
          return webhook.event.body.card_ref;
        case "credit_transfer_processed":
          expectTypeOf(webhook.event.event_name).toEqualTypeOf<"credit_transfer_processed">();
          return webhook.event.body["credit-transfers"].length;
      }
    };
    expectTypeOf(typed).returns.toEqualTypeOf<string | number>();
  });
});
