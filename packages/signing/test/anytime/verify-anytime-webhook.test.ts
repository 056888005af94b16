import { describe, expect, expectTypeOf, test } from "vitest";
import {
  type AnytimeWebhookOptions,
  handleAnytimeWebhook,
  verifyAnytimeWebhook,
} from "../../src/anytime/verify-anytime-webhook.js";
import { memoryReplayStore } from "../../src/replay-store.js";
import { WebhookVerificationError } from "../../src/webhooks/webhook-verification-error.js";
import { createRandom, mutate, swapDigit } from "../random.js";

interface CardTransaction {
  readonly body: { readonly method: "card_last_tx" };
}

// printf %s '1483365005|acme-api' | openssl dgst -sha256
const hash = "e4bd04abc5f7f3b7becbf5c1954dc62ce0e22d1358a2dc61d3543ba4b40736b3";
// printf %s '1483365005|acme-old' | openssl dgst -sha256
const oldHash = "307839d6201ef00117cdaad1c533ab8c9a32daf1cd3fba403cdf06ca087ae18f";
const sentAt = 1_483_365_005_000;
const delivery = webhook();

function webhook({
  id = "109605",
  timestamp = '"1483365005"',
  withHash = hash,
  body = '{"method":"card_last_tx"}',
} = {}) {
  return `{"request_id":${id},"type_response":"async","body":${body},"timestamp":${timestamp},"hash":"${withHash}"}`;
}

function isAny(value: unknown): value is unknown {
  return value !== undefined;
}

function isCardTransaction(value: unknown): value is CardTransaction {
  return JSON.stringify(value).includes('"card_last_tx"');
}

function options(changed: Partial<AnytimeWebhookOptions<unknown>> = {}): AnytimeWebhookOptions<unknown> {
  const now = () => sentAt;
  return { body: delivery, username: "acme-api", store: memoryReplayStore({ now }), now, isWebhook: isAny, ...changed };
}

describe("verifyAnytimeWebhook", () => {
  test.each([
    { name: "text", body: delivery },
    { name: "bytes", body: new TextEncoder().encode(delivery) },
    { name: "a Buffer", body: Buffer.from(delivery) },
  ])("returns the parsed body of $name", async ({ body }) => {
    expect(await verifyAnytimeWebhook(options({ body }))).toEqual(JSON.parse(delivery));
  });

  test("gives the result the type its guard tells", async () => {
    const taken = await verifyAnytimeWebhook({ ...options(), isWebhook: isCardTransaction });
    expectTypeOf(taken).toEqualTypeOf<CardTransaction>();
    expect(taken.body.method).toBe("card_last_tx");
  });

  test("accepts a timestamp that is a number", async () => {
    await expect(verifyAnytimeWebhook(options({ body: webhook({ timestamp: "1483365005" }) }))).resolves.toBeDefined();
  });

  test("accepts a username that is rotating out", async () => {
    const body = webhook({ withHash: oldHash });
    await expect(verifyAnytimeWebhook(options({ body, username: ["acme-api", "acme-old"] }))).resolves.toBeDefined();
  });

  test.each([
    {
      name: "the hash of another username",
      changed: { body: webhook({ withHash: oldHash }) },
      code: "ERR_WEBHOOK_HASH_MISMATCH",
    },
    {
      name: "another timestamp",
      changed: { body: webhook({ timestamp: '"1483365006"' }) },
      code: "ERR_WEBHOOK_HASH_MISMATCH",
    },
    { name: "an absent hash", changed: { body: '{"request_id":1,"timestamp":1}' }, code: "ERR_WEBHOOK_UNSIGNED" },
    {
      name: "an absent timestamp",
      changed: { body: `{"request_id":1,"hash":"${hash}"}` },
      code: "ERR_WEBHOOK_UNSIGNED",
    },
    {
      name: "two timestamps",
      changed: { body: delivery.replace("{", '{"timestamp":1,') },
      code: "ERR_WEBHOOK_DUPLICATE_MEMBER",
    },
    { name: "an empty body", changed: { body: "" }, code: "ERR_WEBHOOK_MALFORMED" },
    { name: "a form", changed: { body: "timestamp=1&hash=2" }, code: "ERR_WEBHOOK_MALFORMED" },
    {
      name: "bytes that are not UTF-8",
      changed: { body: Buffer.from(delivery.replace("async", "\xff"), "latin1") },
      code: "ERR_WEBHOOK_MALFORMED",
    },
    {
      name: "a placeholder for the hash",
      changed: { body: webhook({ withHash: "[HASH]" }) },
      code: "ERR_WEBHOOK_MALFORMED",
    },
    { name: "an absent request_id", changed: { body: webhook({ id: "null" }) }, code: "ERR_WEBHOOK_MALFORMED" },
    {
      name: "a timestamp a day and a second old",
      changed: { now: () => sentAt + 86_401_000 },
      code: "ERR_WEBHOOK_TOO_OLD",
    },
    {
      name: "a timestamp a day and a second ahead",
      changed: { now: () => sentAt - 86_401_000 },
      code: "ERR_WEBHOOK_TOO_NEW",
    },
    {
      name: "a timestamp beyond the given tolerance",
      changed: { now: () => sentAt + 300_001, tolerance: 300 },
      code: "ERR_WEBHOOK_TOO_OLD",
    },
    {
      name: "a webhook its guard does not know",
      changed: { body: webhook({ body: "{}" }), isWebhook: isCardTransaction },
      code: "ERR_WEBHOOK_UNKNOWN",
    },
  ])("refuses $name with $code", async ({ changed, code }) => {
    await expect(verifyAnytimeWebhook(options(changed))).rejects.toMatchObject({
      name: "WebhookVerificationError",
      code,
    });
  });

  test.each([
    { name: "at the end of the tolerance", now: sentAt + 300_000 },
    { name: "at its beginning", now: sentAt - 300_000 },
  ])("accepts a timestamp $name", async ({ now }) => {
    await expect(verifyAnytimeWebhook(options({ now: () => now, tolerance: 300 }))).resolves.toBeDefined();
  });

  test.each([
    { name: "a tolerance of 0", changed: { tolerance: 0 } },
    { name: "a negative tolerance", changed: { tolerance: -1 } },
    { name: "a tolerance that is NaN", changed: { tolerance: Number.NaN } },
    { name: "an endless tolerance", changed: { tolerance: Number.POSITIVE_INFINITY } },
    { name: "an empty username", changed: { username: "" } },
    { name: "no username", changed: { username: [] } },
    { name: "a parsed body", changed: { body: JSON.parse(delivery) } },
  ])("answers $name with a TypeError", async ({ changed }) => {
    await expect(verifyAnytimeWebhook(options(changed))).rejects.toBeInstanceOf(TypeError);
  });

  test("takes one of 20 equal deliveries that come at once", async () => {
    const shared = options();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => verifyAnytimeWebhook(shared)));
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused.map(({ reason }) => reason.code)).toEqual(Array(19).fill("ERR_WEBHOOK_REPLAYED"));
  });

  test("knows a delivery again whether it comes as text or as bytes", async () => {
    const shared = options();
    await verifyAnytimeWebhook(shared);
    const again = verifyAnytimeWebhook({ ...shared, body: Buffer.from(delivery) });
    await expect(again).rejects.toMatchObject({ code: "ERR_WEBHOOK_REPLAYED" });
  });

  test.each([
    { name: "request_id", body: webhook({ id: "109606" }) },
    { name: "content", body: webhook({ body: '{"method":"other"}' }) },
  ])("takes deliveries of one second that differ in $name", async ({ body }) => {
    const shared = options();
    await verifyAnytimeWebhook(shared);
    await expect(verifyAnytimeWebhook({ ...shared, body })).resolves.toBeDefined();
  });

  test("remembers a delivery for as long as its timestamp is accepted", async () => {
    const claims: Array<readonly [string, number]> = [];
    const store = { claim: (key: string, until: number) => claims.push([key, until]) > 0, release: () => {} };
    await verifyAnytimeWebhook(options({ store, tolerance: 300 }));
    // printf %s DELIVERY | openssl dgst -sha256
    expect(claims).toEqual([
      ["anytime:109605:1483365005:52f12721f8ef2295ee9cc67b1078cc8b519f8925245c60c41a2d5913298ab703", sentAt + 300_000],
    ]);
  });

  test("leaves what it refuses free to be taken later", async () => {
    const shared = options();
    await verifyAnytimeWebhook({ ...shared, now: () => 0 }).catch(() => {});
    await verifyAnytimeWebhook({ ...shared, isWebhook: (value): value is unknown => value === 0 }).catch(() => {});
    await expect(verifyAnytimeWebhook(shared)).resolves.toBeDefined();
  });

  test("passes a failure of the store on", async () => {
    const failure = new Error("store is down");
    const store = { claim: () => Promise.reject(failure), release: () => {} };
    await expect(verifyAnytimeWebhook(options({ store }))).rejects.toBe(failure);
  });

  test("accepts none of 10,000 mutants", { timeout: 30_000 }, async () => {
    const random = createRandom(5);
    // Only names and values of timestamp and hash are changed: the rest of the delivery is not covered by the hash.
    const covered = `"timestamp":"1483365005","hash":"${hash}"`;
    const accepted: string[] = [];
    for (let run = 0; run < 10_000; run++) {
      const body = delivery.replace(covered, () => (run % 2 === 0 ? mutate : swapDigit)(covered, random));
      const refused = await verifyAnytimeWebhook(options({ body })).then(
        () => false,
        (error: unknown) => error instanceof WebhookVerificationError,
      );
      if (!refused) accepted.push(body);
    }
    expect(accepted).toEqual([]);
  });
});

describe("handleAnytimeWebhook", () => {
  test("returns what the handler makes of the webhook", async () => {
    expect(await handleAnytimeWebhook(options(), (taken) => [taken])).toEqual([JSON.parse(delivery)]);
  });

  test("does not call the handler for a delivery taken before", async () => {
    const shared = options();
    let calls = 0;
    await handleAnytimeWebhook(shared, () => calls++);
    await expect(handleAnytimeWebhook(shared, () => calls++)).rejects.toMatchObject({ code: "ERR_WEBHOOK_REPLAYED" });
    expect(calls).toBe(1);
  });

  test("gives the delivery back when the handler fails", async () => {
    const shared = options();
    const failure = new Error("database is down");
    const failing = handleAnytimeWebhook(shared, () => Promise.reject(failure));
    await expect(failing).rejects.toBe(failure);
    await expect(handleAnytimeWebhook(shared, () => "done")).resolves.toBe("done");
  });
});
