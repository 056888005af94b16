import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createVaultsPayWebhooks } from "../src/index.js";

const secret = "whsec-of-the-test-1";
const older = "whsec-of-the-test-0";

const transfer = {
  transactionId: "8d0d9b5e-3f43-4b8f-9a0f-2f6c5a1e7d10",
  amount: 1050,
  status: "SUCCESS",
  refId: "ref-1",
};
const card = {
  id: "01jd0000000000000000000001",
  type: "card.status.active",
  occurred_at: "2030-01-01T10:00:00Z",
  status: {
    previous: { code: "PENDING_VERIFICATION", label: "NOT_ACTIVATED" },
    current: { code: "ACTIVE", label: "FULLY_OPERATIONAL" },
    reason: "activated",
  },
  card: { token: 90000001, last_four_digits: "1111", tier: "Gold", network: "MC", type: "PHYSICAL" },
};

const signed = (event: unknown, by = secret) => {
  const body = JSON.stringify(event);
  return { body, signature: createHmac("sha256", by).update(body).digest("hex") };
};

/** The published document's webhooks. */
const { webhooks: documented } = JSON.parse(
  readFileSync(new URL("../../../spec/generated/vaultspay.json", import.meta.url), "utf8"),
);

const examples = Object.entries(documented).flatMap(([name, item]) => {
  const { examples } = Object(item).post.requestBody.content["application/json"];
  return Object.entries(examples).map(([example, holder]) => ({ name, example, value: Object(holder).value }));
});

describe("createVaultsPayWebhooks", () => {
  test.each(examples)("reads the document's $example as $name", async ({ name, value }) => {
    expect(await createVaultsPayWebhooks({ secret }).verify(signed(value))).toEqual({ name, event: value });
  });

  test("tells the two webhooks apart", async () => {
    const webhooks = createVaultsPayWebhooks({ secret });
    expect(await webhooks.verify(signed(card))).toEqual({ name: "card_status", event: card });
    expect(await webhooks.verify(signed(transfer))).toEqual({ name: "transaction_performed", event: transfer });
  });

  test("takes both secrets while one rotates out", async () => {
    const webhooks = createVaultsPayWebhooks({ secret: [secret, older] });
    expect((await webhooks.verify(signed(card))).name).toBe("card_status");
    expect((await webhooks.verify(signed(transfer, older))).name).toBe("transaction_performed");
  });

  test.each([
    { name: "an unsigned delivery", delivery: { ...signed(card), signature: null }, code: "ERR_WEBHOOK_UNSIGNED" },
    { name: "another secret", delivery: signed(card, older), code: "ERR_WEBHOOK_SIGNATURE_MISMATCH" },
    {
      name: "a member of another type",
      delivery: signed({ ...transfer, amount: "1050" }),
      code: "ERR_WEBHOOK_UNKNOWN",
    },
    { name: "a missing member", delivery: signed({ ...card, card: undefined }), code: "ERR_WEBHOOK_UNKNOWN" },
    {
      name: "text",
      delivery: { body: "hi", signature: createHmac("sha256", secret).update("hi").digest("hex") },
      code: "ERR_WEBHOOK_MALFORMED",
    },
  ])("refuses $name with $code", async ({ delivery, code }) => {
    await expect(createVaultsPayWebhooks({ secret }).verify(delivery)).rejects.toMatchObject({ code });
  });

  test("takes members the document does not know", async () => {
    const { name } = await createVaultsPayWebhooks({ secret }).verify(signed({ ...transfer, currency: "AED" }));
    expect(name).toBe("transaction_performed");
  });

  test("refuses a second delivery, and lets it come again when the work failed", async () => {
    const webhooks = createVaultsPayWebhooks({ secret });
    const failing = webhooks.handle(signed(card), () => Promise.reject(new Error("busy")));
    await expect(failing).rejects.toThrow("busy");
    expect(await webhooks.handle(signed(card), ({ name }) => name)).toBe("card_status");
    await expect(webhooks.verify(signed(card))).rejects.toMatchObject({ code: "ERR_WEBHOOK_REPLAYED" });
  });

  test.each([{ secret: "" }, { secret: "short" }, { secret: [] }, {}])("refuses %j by a TypeError", (options) => {
    expect(() => createVaultsPayWebhooks(options as never)).toThrow(TypeError);
  });
});
