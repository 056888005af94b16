import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { verifyTreezorWebhook } from "../../src/treezor/verify-treezor-webhook.js";
import { createRandom, mutate, type Random, swapDigit } from "../random.js";
import { body, options, other, otherSignature, secret } from "./webhook.js";

const start = body.indexOf('{"cards"');
const end = body.indexOf(',"object_payload_signature"');
const payload = body.slice(start, end);
const original = meaningOf(body);

const kinds = {
  payload: (random: Random) => body.slice(0, start) + mutate(payload, random) + body.slice(end),
  digit: (random: Random) => body.slice(0, start) + swapDigit(payload, random) + body.slice(end),
  /** JSON still, in the spelling of another language. */
  value: (random: Random) => {
    const text = JSON.stringify(JSON.parse(payload));
    const values = [...text.matchAll(/:("[^"\\]*"|null|false|-?[\d.]+)/g)];
    const { index, 0: found } = values[random.below(values.length)] ?? { index: 0, 0: "" };
    const changed = JSON.stringify(`${random.pick("abc/é😀")}${random.below(1000)}`);
    return `${body.slice(0, start)}${text.slice(0, index)}:${changed}${text.slice(index + found.length)}${body.slice(end)}`;
  },
  signature: (random: Random) => body.slice(0, end) + mutate(body.slice(end), random),
  anywhere: (random: Random) => mutate(body, random),
  cut: (random: Random) => body.slice(0, random.below(body.length)),
  byte: (random: Random) => {
    const bytes = new TextEncoder().encode(body);
    bytes[start + random.below(end - start)] = random.below(256);
    return bytes;
  },
};

/** What a parser finds where the signature says something: undefined when there is nothing to find. */
function meaningOf(text: string | Uint8Array): unknown {
  try {
    const decoded = typeof text === "string" ? text : new TextDecoder("utf-8", { fatal: true }).decode(text);
    const { object_payload, object_payload_signature } = JSON.parse(decoded);
    return { object_payload, object_payload_signature };
  } catch {
    return undefined;
  }
}

/*
 * A mutant counts when a parser finds another payload or signature in it than in the original. One that only changes the
 * envelope, which is not signed, or spells the same payload differently (`é` for `\u00e9`) is drawn anew.
 */
test("accepts none of 10,000 webhooks whose payload or signature was changed", { timeout: 60_000 }, async () => {
  const random = createRandom(6);
  const names = Object.values(kinds);
  const accepted: unknown[] = [];
  const codes = new Map<string, number>();
  for (let counted = 0; counted < 10_000; ) {
    const mutant = (names[counted % names.length] ?? kinds.payload)(random);
    if (isDeepStrictEqual(meaningOf(mutant), original)) continue;
    counted++;
    await verifyTreezorWebhook(options({ body: mutant, secret: [secret, other] })).then(
      () => accepted.push(mutant),
      ({ code }) => codes.set(code, (codes.get(code) ?? 0) + 1),
    );
  }
  expect(accepted).toEqual([]);
  expect([...codes.values()].reduce((sum, each) => sum + each, 0)).toBe(10_000);
  // Many are JSON still, so that it is the signature that refuses them.
  expect(codes.get("ERR_WEBHOOK_SIGNATURE_MISMATCH")).toBeGreaterThan(4000);
  expect([...codes.keys()].sort()).toMatchInlineSnapshot(`
    [
      "ERR_WEBHOOK_MALFORMED",
      "ERR_WEBHOOK_SIGNATURE_MISMATCH",
      "ERR_WEBHOOK_UNSIGNED",
    ]
  `);
});

test("accepts no payload beside the signature of another one", async () => {
  const mixed = body.replace(`"cardId":"103700"`, `"cardId":"103701"`);
  const code = "ERR_WEBHOOK_SIGNATURE_MISMATCH";
  await expect(verifyTreezorWebhook(options({ body: mixed, secret: [secret, other] }))).rejects.toMatchObject({ code });
  const swapped = `${body.slice(0, end)},"object_payload_signature":"${otherSignature}"}`;
  await expect(verifyTreezorWebhook(options({ body: swapped }))).rejects.toMatchObject({ code });
});
