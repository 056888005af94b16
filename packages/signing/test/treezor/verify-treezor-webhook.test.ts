import { describe, expect, test, vi } from "vitest";
import { memoryReplayStore } from "../../src/replay-store.js";
import { signTreezorPayload } from "../../src/treezor/sign-treezor-webhook.js";
import { handleTreezorWebhook, verifyTreezorWebhook } from "../../src/treezor/verify-treezor-webhook.js";
import { fixture } from "./fixture.js";
import { body, createdAt, options, other, otherSignature, secret, signature, signedText } from "./webhook.js";

const encode = (text: string) => new TextEncoder().encode(text);
const inside = (payload: string, made = signature) =>
  `{"webhook":"card.update","webhook_id":"1","object_payload":${payload},"object_payload_signature":${JSON.stringify(made)}}`;
const signed = async (payload: string) => inside(payload, await signTreezorPayload(secret, payload));

describe("verifyTreezorWebhook", () => {
  test("takes what PHP printed and signed, as text and as bytes", async () => {
    for (const each of [body, encode(body)]) {
      const delivery = await verifyTreezorWebhook(options({ body: each }));
      expect(delivery.webhook.object_payload).toEqual(JSON.parse(fixture("payload.json")));
      expect(delivery).toMatchObject({ form: "raw", createdAt });
    }
  });

  test("tells what is signed and what is not", async () => {
    const { signed: covered, unsigned } = await verifyTreezorWebhook(options());
    expect(covered).toEqual(["object_payload"]);
    expect(unsigned).toEqual(["webhook", "webhook_id", "webhook_created_at", "object", "object_id"]);
  });

  test("takes a payload that was parsed and printed again on its way", async () => {
    const again = inside(fixture("payload.json"));
    await expect(verifyTreezorWebhook(options({ body: again }))).resolves.toMatchObject({ form: "canonical" });
  });

  test("takes raw bytes that are signed as they stand, canonical or not", async () => {
    const again = await signed('{ "1": 1.50, "tag": "é/" }');
    await expect(verifyTreezorWebhook(options({ body: again }))).resolves.toMatchObject({ form: "raw" });
  });

  test("takes both secrets while one rotates out", async () => {
    for (const each of [signature, otherSignature]) {
      const call = verifyTreezorWebhook(options({ secret: [secret, other], body: inside(signedText, each) }));
      await expect(call).resolves.toMatchObject({ form: "raw" });
    }
  });

  test.each([
    { name: "a body that is no JSON", text: body.slice(0, -1), code: "ERR_WEBHOOK_MALFORMED" },
    { name: "an empty body", text: "", code: "ERR_WEBHOOK_MALFORMED" },
    { name: "a list", text: `[${body}]`, code: "ERR_WEBHOOK_MALFORMED" },
    { name: "a byte order mark", text: `\ufeff${body}`, code: "ERR_WEBHOOK_MALFORMED" },
    { name: "two messages", text: body + body, code: "ERR_WEBHOOK_MALFORMED" },
    { name: "no payload", text: '{"object_payload_signature":"x"}', code: "ERR_WEBHOOK_MALFORMED" },
    { name: "a payload that is text", text: inside(JSON.stringify(signedText)), code: "ERR_WEBHOOK_MALFORMED" },
    { name: "a payload that is null", text: inside("null"), code: "ERR_WEBHOOK_MALFORMED" },
    { name: "no signature", text: '{"object_payload":{}}', code: "ERR_WEBHOOK_UNSIGNED" },
    { name: "an empty signature", text: inside(signedText, ""), code: "ERR_WEBHOOK_UNSIGNED" },
    {
      name: "a signature that is a number",
      text: '{"object_payload":{},"object_payload_signature":1}',
      code: "ERR_WEBHOOK_MALFORMED",
    },
    { name: "two payloads", text: `${body.slice(0, -1)},"object_payload":{}}`, code: "ERR_WEBHOOK_DUPLICATE_MEMBER" },
    {
      name: "two payloads, one spelled with an escape",
      text: `{"object\\u005fpayload":{},${body.slice(1)}`,
      code: "ERR_WEBHOOK_DUPLICATE_MEMBER",
    },
    {
      name: "two signatures",
      text: `{"object_payload_signature":"",${body.slice(1)}`,
      code: "ERR_WEBHOOK_DUPLICATE_MEMBER",
    },
    { name: "two names of the event", text: `{"webhook":"a",${body.slice(1)}`, code: "ERR_WEBHOOK_DUPLICATE_MEMBER" },
    {
      name: "a cut signature",
      text: inside(signedText, signature.slice(0, -1)),
      code: "ERR_WEBHOOK_SIGNATURE_MISMATCH",
    },
    {
      name: "a signature in the alphabet of URLs",
      text: inside(signedText, signature.replace("/", "_")),
      code: "ERR_WEBHOOK_SIGNATURE_MISMATCH",
    },
    {
      name: "a signature of another secret",
      text: inside(signedText, otherSignature),
      code: "ERR_WEBHOOK_SIGNATURE_MISMATCH",
    },
    { name: "one more digit", text: body.replace("-12.5", "-112.5"), code: "ERR_WEBHOOK_SIGNATURE_MISMATCH" },
    { name: "a zero behind a number", text: body.replace("-12.5", "-12.50"), code: "ERR_WEBHOOK_SIGNATURE_MISMATCH" },
    {
      name: "a member twice inside",
      text: body.replace("{}", '{"a":1,"a":1}'),
      code: "ERR_WEBHOOK_SIGNATURE_MISMATCH",
    },
    {
      name: "the signed payload beside another one",
      text: inside("{}").replace("{", `{"object":${signedText},`),
      code: "ERR_WEBHOOK_SIGNATURE_MISMATCH",
    },
    { name: "a time that is no number", text: body.replace("17097149232358", '"soon"'), code: "ERR_WEBHOOK_MALFORMED" },
    {
      name: "a time with a fraction",
      text: body.replace("17097149232358", "17097149232358.5"),
      code: "ERR_WEBHOOK_MALFORMED",
    },
    { name: "an id that is a list", text: inside(signedText).replace('"1"', "[1]"), code: "ERR_WEBHOOK_MALFORMED" },
    { name: "an event nobody handles", text: body.replace("card.update", "unheard.of"), code: "ERR_WEBHOOK_UNKNOWN" },
  ])("refuses $name with $code", async ({ text, code }) => {
    await expect(verifyTreezorWebhook(options({ body: text }))).rejects.toMatchObject({ code });
  });

  test("refuses bytes that are not UTF-8", async () => {
    const broken = encode(body);
    broken[20] = 0xff;
    await expect(verifyTreezorWebhook(options({ body: broken }))).rejects.toMatchObject({
      code: "ERR_WEBHOOK_MALFORMED",
    });
  });

  test.each([
    { name: "a day old", now: createdAt + 86_400_000, code: undefined },
    { name: "older than a day", now: createdAt + 86_400_001, code: "ERR_WEBHOOK_TOO_OLD" },
    { name: "more than a day ahead", now: createdAt - 86_400_001, code: "ERR_WEBHOOK_TOO_NEW" },
  ])("counts webhook_created_at in units of 0.1 ms: $name", async ({ now, code }) => {
    const outcome = verifyTreezorWebhook(options({ now: () => now })).then(
      () => undefined,
      (error) => error.code,
    );
    expect(await outcome).toBe(code);
  });

  test("takes a time printed as text, and messages without time or id", async () => {
    const text = body.replace("17097149232358", '"17097149232358"');
    await expect(verifyTreezorWebhook(options({ body: text }))).resolves.toMatchObject({ createdAt });
    const bare = `{"object_payload":${signedText},"object_payload_signature":"${signature}"}`;
    const anything = (webhook: unknown): webhook is unknown => webhook !== undefined;
    const delivery = verifyTreezorWebhook({ ...options({ body: bare }), isWebhook: anything });
    await expect(delivery).resolves.toMatchObject({ createdAt: undefined, unsigned: [] });
  });

  test("knows a repetition by its id, whatever else is in the envelope", async () => {
    const store = memoryReplayStore({ now: () => createdAt });
    await verifyTreezorWebhook(options({ store }));
    const code = "ERR_WEBHOOK_REPLAYED";
    await expect(verifyTreezorWebhook(options({ store }))).rejects.toMatchObject({ code });
    const renamed = body.replace("card.update", "card.lock");
    await expect(verifyTreezorWebhook(options({ store, body: renamed }))).rejects.toMatchObject({ code });
    const another = body.replace("45a10236", "45a10237");
    await expect(verifyTreezorWebhook(options({ store, body: another }))).resolves.toBeDefined();
  });

  test("takes each signed payload once if asked to", async () => {
    const given = options({ store: memoryReplayStore({ now: () => createdAt }), once: "payload" });
    await verifyTreezorWebhook(given);
    const another = { ...given, body: body.replace("45a10236", "45a10237") };
    await expect(verifyTreezorWebhook(another)).rejects.toMatchObject({ code: "ERR_WEBHOOK_REPLAYED" });
  });

  test("remembers a delivery for as long as its time would be accepted", async () => {
    const claim = vi.fn(() => true);
    await verifyTreezorWebhook(options({ store: { claim, release: () => {} }, tolerance: 60 }));
    expect(claim).toHaveBeenCalledWith("treezor:id:45a10236-4e55-41b5-8cbd-00acea4cb553", createdAt + 60_000);
  });

  test("refuses before it marks a delivery as taken", async () => {
    const store = memoryReplayStore({ now: () => createdAt });
    await expect(verifyTreezorWebhook(options({ store, secret: other }))).rejects.toBeDefined();
    await expect(verifyTreezorWebhook(options({ store }))).resolves.toBeDefined();
  });

  test.each([
    { name: "no secret", changed: { secret: [] } },
    { name: "a short secret", changed: { secret: "short" } },
    { name: "a tolerance of 0", changed: { tolerance: 0 } },
    { name: "a body that was parsed", changed: { body: Object.create(null) } },
    { name: "another rule of replays", changed: { once: Object.create(null) } },
  ])("throws a TypeError for $name", async ({ changed }) => {
    await expect(verifyTreezorWebhook(options(changed))).rejects.toThrow(TypeError);
  });

  test("tells nothing of body and secret", async () => {
    const texts = [body.slice(0, -1), inside(signedText, otherSignature), body.replace("17097149232358", '"soon"')];
    for (const text of texts) {
      const { message, cause } = await verifyTreezorWebhook(options({ body: text })).catch((error) => error);
      expect(message).not.toMatch(/cards|103700|whsec|qQVN|soon/);
      expect(cause).toBeUndefined();
    }
  });
});

describe("handleTreezorWebhook", () => {
  test("returns what the handler returns", async () => {
    expect(await handleTreezorWebhook(options(), ({ webhook }) => webhook.webhook)).toBe("card.update");
  });

  test("gives a delivery back whose work failed", async () => {
    const given = options({ store: memoryReplayStore({ now: () => createdAt }) });
    const failing = () => Promise.reject(new Error("no database"));
    await expect(handleTreezorWebhook(given, failing)).rejects.toThrow("no database");
    expect(await handleTreezorWebhook(given, () => "done")).toBe("done");
    await expect(handleTreezorWebhook(given, () => "done")).rejects.toMatchObject({ code: "ERR_WEBHOOK_REPLAYED" });
  });
});
