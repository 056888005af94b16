import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createTreezorWebhooks, isCardTransactionValidation } from "../src/webhooks.js";

const secret = "whsec-of-the-test-1";
const older = "whsec-of-the-test-0";

interface Envelope {
  readonly webhook: string;
  readonly webhook_id?: string;
  readonly webhook_created_at?: number;
  readonly object_payload: object;
}

/** The published document's webhooks. */
const { webhooks: documented } = JSON.parse(
  readFileSync(new URL("../../../spec/generated/treezor-connect.json", import.meta.url), "utf8"),
);

const examples = Object.entries(documented).flatMap(([name, item]) => {
  const content = Object(item).post?.requestBody.content["application/json"];
  return Object.entries(content?.examples ?? {}).map(([example, holder]) => ({
    name,
    example,
    value: Object(holder).value as Envelope,
  }));
});
const events = examples.filter(({ name }) => name !== "card_transaction_validation");
const [balance] = events.filter(({ name }) => name === "balance.update").map(({ value }) => value);
if (balance === undefined) throw new Error("the document has no example of balance.update");

const createdAt = 1_700_000_000_000;
const now = () => createdAt + 1_000;

/** A message as the vendor sends it: the payload stands in it as the text that is signed. */
function message(event: Envelope, by = secret, payload = JSON.stringify(event.object_payload)): string {
  const { object_payload: _, ...envelope } = event;
  const signature = createHmac("sha256", by).update(payload).digest("base64");
  const head = JSON.stringify({ ...envelope, object_payload_signature: signature });
  return `${head.slice(0, -1)},"object_payload":${payload}}`;
}

const fresh = (event: Envelope, id = "45a10236-4e55-41b5-8cbd-00acea4cb553") => ({
  ...event,
  webhook_id: id,
  webhook_created_at: createdAt * 10,
});

describe("createTreezorWebhooks", () => {
  test.each(events)("reads the document's $example of $name", async ({ name, value }) => {
    const delivery = await createTreezorWebhooks({ secret, now }).verify(message(fresh(value)));
    expect([delivery.name, delivery.event.object_payload, delivery.createdAt]).toEqual([
      name,
      value.object_payload,
      createdAt,
    ]);
  });

  test("has an example of every event of the document", () => {
    expect(new Set(events.map(({ name }) => name)).size).toBe(Object.keys(documented).length - 2);
  });

  test("takes the payload in its canonical form, which is what the vendor signs", async () => {
    const event = fresh({ ...balance, object_payload: { balances: [], note: "a/b é 😀" } });
    const canonical = '{"balances":[],"note":"a\\/b \\u00e9 \\ud83d\\ude00"}';
    const signature = createHmac("sha256", secret).update(canonical).digest("base64");
    const body = JSON.stringify({ ...event, object_payload_signature: signature });
    expect((await createTreezorWebhooks({ secret, now }).verify(body)).name).toBe("balance.update");
    const raw = message(fresh(event, "another-id"), secret, canonical);
    expect((await createTreezorWebhooks({ secret, now }).verify(new TextEncoder().encode(raw))).name).toBe(
      "balance.update",
    );
  });

  test.each([
    { name: "an event the document does not have", event: { ...balance, webhook: "payout.update" } },
    { name: "a payload that is not as described", event: { ...balance, object_payload: { balances: "none" } } },
    {
      name: "the name of the question before a payment",
      event: { ...balance, webhook: "card_transaction_validation" },
    },
    { name: "a name of JavaScript", event: { ...balance, webhook: "toString" } },
  ])("hands over $name as other, since it is signed", async ({ event }) => {
    const delivery = await createTreezorWebhooks({ secret, now }).verify(message(fresh(event)));
    expect([delivery.name, delivery.event.webhook]).toEqual(["other", event.webhook]);
  });

  test("names what the signature does not cover", async () => {
    const { unsigned } = await createTreezorWebhooks({ secret, now }).verify(message(fresh(balance)));
    expect(unsigned).toEqual(expect.arrayContaining(["webhook", "webhook_id", "object_id", "webhook_created_at"]));
    expect(unsigned).not.toContain("object_payload");
  });

  test("takes both secrets while one rotates out", async () => {
    const webhooks = createTreezorWebhooks({ secret: [secret, older], now });
    expect((await webhooks.verify(message(fresh(balance, "id-1")))).name).toBe("balance.update");
    expect((await webhooks.verify(message(fresh(balance, "id-2"), older))).name).toBe("balance.update");
  });

  const whole = message(fresh(balance));
  test.each([
    { name: "another secret", body: message(fresh(balance), older), code: "ERR_WEBHOOK_SIGNATURE_MISMATCH" },
    {
      name: "a changed payload",
      body: whole.replace('"currency":"EUR"', '"currency":"USD"'),
      code: "ERR_WEBHOOK_SIGNATURE_MISMATCH",
    },
    {
      name: "no signature",
      body: JSON.stringify({ ...fresh(balance), object_payload_signature: undefined }),
      code: "ERR_WEBHOOK_UNSIGNED",
    },
    { name: "text", body: "hi", code: "ERR_WEBHOOK_MALFORMED" },
    { name: "no name", body: whole.replace('"webhook":', '"webhok":'), code: "ERR_WEBHOOK_UNKNOWN" },
    { name: "a member twice", body: whole.replace("{", '{"object_id":"1",'), code: "ERR_WEBHOOK_DUPLICATE_MEMBER" },
  ])("refuses $name with $code", async ({ body, code }) => {
    await expect(createTreezorWebhooks({ secret, now }).verify(body)).rejects.toMatchObject({ code });
  });

  test.each([
    { name: "too old", at: createdAt + 86_401_000, code: "ERR_WEBHOOK_TOO_OLD" },
    { name: "from the future", at: createdAt - 86_401_000, code: "ERR_WEBHOOK_TOO_NEW" },
  ])("refuses a delivery that is $name", async ({ at, code }) => {
    await expect(createTreezorWebhooks({ secret, now: () => at }).verify(whole)).rejects.toMatchObject({ code });
  });

  test("refuses a second delivery, and lets it come again when the work failed", async () => {
    const webhooks = createTreezorWebhooks({ secret, now });
    await expect(webhooks.handle(whole, () => Promise.reject(new Error("busy")))).rejects.toThrow("busy");
    expect(await webhooks.handle(whole, ({ name }) => name)).toBe("balance.update");
    await expect(webhooks.verify(whole)).rejects.toMatchObject({ code: "ERR_WEBHOOK_REPLAYED" });
  });

  test("refuses the same payload under another id when payloads are taken once", async () => {
    const webhooks = createTreezorWebhooks({ secret, now, once: "payload" });
    await webhooks.verify(whole);
    await expect(webhooks.verify(message(fresh(balance, "id-2")))).rejects.toMatchObject({
      code: "ERR_WEBHOOK_REPLAYED",
    });
  });

  test.each([{ secret: "" }, { secret: "short" }, { secret: [] }, {}])("refuses %j by a TypeError", (options) => {
    expect(() => createTreezorWebhooks(options as never)).toThrow(TypeError);
  });
});

describe("isCardTransactionValidation", () => {
  test("knows the question before a payment, and nothing else", () => {
    const questions = examples.filter(({ name }) => name === "card_transaction_validation");
    expect(questions.length).toBeGreaterThan(0);
    expect(questions.every(({ value }) => isCardTransactionValidation(value))).toBe(true);
    expect(isCardTransactionValidation(balance)).toBe(false);
  });
});
