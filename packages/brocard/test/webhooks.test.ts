import { describe, expect, expectTypeOf, test } from "vitest";
import { type BrocardDelivery, type BrocardWebhook, createBrocardWebhooks } from "../src/index.js";
import { bundle, examplesOf } from "./support/bundle.js";

const secret = "9f2c61d0a7b84e35";
const older = "c0ffee00c0ffee00";

/** Every example of a webhook in the document. */
const examples = Object.entries(bundle.webhooks).flatMap(([webhook, { post }]) =>
  examplesOf(post.requestBody).map((example) => ({ webhook, ...example })),
);
const refund = examples.find(({ webhook }) => webhook === "refund")?.value;

const delivery = (value: unknown = refund, change: Partial<BrocardDelivery> = {}): BrocardDelivery => ({
  url: `https://receiver.example/brocard/${secret}`,
  body: JSON.stringify(value),
  ...change,
});

const receiver = (options: Partial<Parameters<typeof createBrocardWebhooks>[0]> = {}) =>
  createBrocardWebhooks({ secret, now: () => 0, ...options });

describe("verify", () => {
  test.each(examples)("names $webhook and gives its event, $name", async ({ webhook, value }) => {
    expect(await receiver().verify(delivery(value))).toEqual({ name: webhook, event: value });
  });

  test("takes raw bytes, and path and query without a host", async () => {
    const body = new TextEncoder().encode(JSON.stringify(refund));
    expect((await receiver().verify({ url: `/brocard/${secret}`, body })).name).toBe("refund");
  });

  test("takes a body with members that are new", async () => {
    const value = { ...Object(refund), added: { later: true } };
    expect((await receiver().verify(delivery(value))).event).toEqual(value);
  });

  test("refuses the second copy of a delivery, and takes it again when it is forgotten", async () => {
    let now = 0;
    const webhooks = receiver({ remember: 10, now: () => now });
    await webhooks.verify(delivery());
    await expect(webhooks.verify(delivery())).rejects.toMatchObject({ code: "ERR_WEBHOOK_REPLAYED" });
    now = 10_001;
    expect((await webhooks.verify(delivery())).name).toBe("refund");
  });

  test("takes the same payment in another state", async () => {
    const payments = examples.filter(({ webhook }) => webhook === "payment").map(({ value }) => Object(value));
    const webhooks = receiver();
    await webhooks.verify(delivery({ ...payments[0], id: 1 }));
    expect((await webhooks.verify(delivery({ ...payments[1], id: 1 }))).name).toBe("payment");
  });

  test.each([
    { name: "another secret", change: { url: `/brocard/${older}` }, code: "ERR_WEBHOOK_SECRET_MISMATCH" },
    { name: "no path", change: { url: "https://receiver.example" }, code: "ERR_WEBHOOK_SECRET_MISMATCH" },
    { name: "a broken escape", change: { url: `/brocard/${secret}%` }, code: "ERR_WEBHOOK_SECRET_MISMATCH" },
    { name: "the secret in the query", change: { url: `/brocard?s=${secret}` }, code: "ERR_WEBHOOK_SECRET_MISMATCH" },
    { name: "what is not JSON", change: { body: "{" }, code: "ERR_WEBHOOK_MALFORMED" },
    { name: "what is no UTF-8", change: { body: new Uint8Array([34, 255, 34]) }, code: "ERR_WEBHOOK_MALFORMED" },
    { name: "another type", change: { body: '{"webhook_type":"payout"}' }, code: "ERR_WEBHOOK_UNKNOWN" },
    { name: "a missing member", change: { body: '{"webhook_type":"refund"}' }, code: "ERR_WEBHOOK_UNKNOWN" },
    {
      name: "an amount that is a number",
      change: { body: JSON.stringify({ ...Object(refund), amount: 50 }) },
      code: "ERR_WEBHOOK_UNKNOWN",
    },
    { name: "a list", change: { body: "[]" }, code: "ERR_WEBHOOK_UNKNOWN" },
  ])("refuses $name with $code", async ({ change, code }) => {
    const attempt = receiver().verify(delivery(refund, change));
    await expect(attempt).rejects.toMatchObject({ name: "WebhookVerificationError", code });
  });

  test("survives a body nested 100,000 deep", async () => {
    const body = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    await expect(receiver().verify(delivery(refund, { body }))).rejects.toMatchObject({
      name: "WebhookVerificationError",
    });
  });
});

describe("secretIn", () => {
  test.each([
    { place: "path", url: `/a/${secret}/` },
    { place: "path", url: `/a/${secret.replace("9", "%39")}?b=c` },
    { place: { query: "key" }, url: `/a?b=c&key=${secret}` },
    { place: { header: "X-Key" }, url: "/a", headers: { "x-key": secret } },
    { place: { header: "x-key" }, url: "/a", headers: { "X-KEY": [secret] } },
    { place: { header: "x-key" }, url: "/a", headers: new Headers({ "X-Key": secret }) },
  ] as const)("finds it in $place of $url", async ({ place, url, ...rest }) => {
    const webhooks = receiver({ secretIn: place });
    expect((await webhooks.verify(delivery(refund, { url, ...rest }))).name).toBe("refund");
  });

  test.each([
    { place: { query: "key" }, url: `/a/${secret}` },
    { place: { query: "key" }, url: `/a?key=${secret}&key=${secret}` },
    { place: { query: "key" }, url: "/a?key=" },
    { place: { header: "x-key" }, url: `/a/${secret}?x-key=${secret}` },
    { place: { header: "x-key" }, url: "/a", headers: { "x-key": [secret, secret] } },
    { place: { header: "x-key" }, url: "/a", headers: new Headers() },
  ] as const)("does not find it in $place of $url", async ({ place, url, ...rest }) => {
    const attempt = receiver({ secretIn: place }).verify(delivery(refund, { url, ...rest }));
    await expect(attempt).rejects.toMatchObject({ code: "ERR_WEBHOOK_SECRET_MISMATCH" });
  });

  test("takes each of several secrets", async () => {
    const webhooks = receiver({ secret: ["new-secret-2026-1", older, secret] });
    expect((await webhooks.verify(delivery())).name).toBe("refund");
    expect(
      (await webhooks.verify(delivery(refund, { url: `/${older}`, body: JSON.stringify(examples[0]?.value) }))).name,
    ).toBe(examples[0]?.webhook);
  });
});

describe("allowedAddresses", () => {
  const webhooks = () => receiver({ allowedAddresses: ["203.0.113.0/24", "2001:db8::/32"] });

  test.each(["203.0.113.9", "::ffff:203.0.113.9", "2001:db8::9"])("let %s in", async (address) => {
    expect((await webhooks().verify(delivery(refund, { address }))).name).toBe("refund");
  });

  test.each(["203.0.114.9", "2001:db9::9", "", "unknown", undefined])("refuse %s", async (address) => {
    const attempt = webhooks().verify(delivery(refund, { address }));
    await expect(attempt).rejects.toMatchObject({ code: "ERR_WEBHOOK_ADDRESS" });
  });
});

describe("handle", () => {
  test("returns what the work returns", async () => {
    expect(await receiver().handle(delivery(), ({ name }) => `took ${name}`)).toBe("took refund");
  });

  test("lets a delivery come again when its work failed", async () => {
    const webhooks = receiver();
    await expect(webhooks.handle(delivery(), () => Promise.reject(new Error("database")))).rejects.toThrow("database");
    await expect(webhooks.handle(delivery(), () => "second time")).resolves.toBe("second time");
  });

  test("does no work for a refused delivery", async () => {
    const names: string[] = [];
    const attempt = receiver().handle(delivery(refund, { url: "/" }), ({ name }) => names.push(name));
    await expect(attempt).rejects.toMatchObject({ code: "ERR_WEBHOOK_SECRET_MISMATCH" });
    expect(names).toEqual([]);
  });
});

describe("createBrocardWebhooks", () => {
  test.each([
    { name: "no secret", options: { secret: undefined } },
    { name: "an empty secret", options: { secret: "" } },
    { name: "a short secret", options: { secret: "short" } },
    { name: "an empty list of secrets", options: { secret: [] } },
    { name: "a place that is none", options: { secretIn: "body" } },
    { name: "a header without a name", options: { secretIn: { header: "" } } },
    { name: "an empty list of addresses", options: { allowedAddresses: [] } },
    { name: "a range that is none", options: { allowedAddresses: ["203.0.113.0/33"] } },
  ])("refuses $name with TypeError", ({ options }) => {
    expect(() => receiver(options as never)).toThrow(TypeError);
  });

  test("types the event by its name", () => {
    const typed = (webhook: BrocardWebhook) => {
      switch (webhook.name) {
        case "otp_code":
          expectTypeOf(webhook.event.webhook_type).toEqualTypeOf<"otp_code">();
          return webhook.event.code;
        case "payment":
          expectTypeOf(webhook.event.state.value).toEqualTypeOf<1 | 2 | 3 | 4>();
          return webhook.event.decline;
        case "refund":
          return webhook.event.amount;
      }
    };
    expectTypeOf(typed).returns.toExtend<string | null>();
  });
});
