import {
  openVaultsPayBody,
  sealVaultsPayBody,
  unwrapKeyWith,
  unwrapVaultsPayKey,
  wrapKeyWith,
} from "@openissuing/signing";
import { beforeAll, describe, expect, test } from "vitest";
import type { Transport, WireRequest } from "../../src/engine/transport.js";
import { makeKeyPair } from "../../src/make-key-pair.js";
import { plainTransport, sealedTransport } from "../../src/vaultspay/sealed-transport.js";

const call: WireRequest = { method: "POST", url: "http://127.0.0.1/x", headers: {}, body: '{"a":1}' };

let keys: Awaited<ReturnType<typeof makeKeyPair>>;
beforeAll(async () => {
  keys = await makeKeyPair();
});

/** Answers every request with its own body; `change` breaks the sealed answer. */
function echo(change: (answer: { nonce: string; body: string }) => { nonce?: string; body: string; status?: number }) {
  const seen: { wire?: WireRequest; plain?: string } = {};
  const transport: Transport = {
    close: () => undefined,
    async send(wire) {
      seen.wire = wire;
      const { "x-session-nonce": nonce, "x-auth-signature": signature } = wire.headers;
      const key = await unwrapVaultsPayKey({ nonce, signature }, unwrapKeyWith(keys.privateKey));
      const text = typeof wire.body === "string" && wire.body !== "" ? wire.body : undefined;
      const plain = text === undefined ? new Uint8Array() : await openVaultsPayBody(key, { nonce, body: text });
      seen.plain = Buffer.from(plain).toString();
      const { body, nonce: fresh, status = 200 } = change(await sealVaultsPayBody(key, plain));
      const headers = fresh === undefined ? {} : { "x-session-nonce": fresh };
      return { status, failure: undefined, headers, body: new Uint8Array(Buffer.from(body)) };
    },
  };
  return { seen, sealed: sealedTransport(transport, wrapKeyWith(keys.publicKey), "17") };
}

describe("sealedTransport", () => {
  test("encrypts the body, names the device, and opens the answer", async () => {
    const { sealed, seen } = echo((answer) => answer);
    const reply = await sealed.send(call, 1000);
    expect(seen.plain).toBe(call.body);
    expect(String(seen.wire?.body)).not.toContain('"a"');
    expect(seen.wire?.headers).toMatchObject({ "x-device-os": "SAAS", "x-device-id": "17" });
    expect(Buffer.from(reply.body).toString()).toBe(call.body);
    expect(reply.origin).toEqual({ doubt: undefined });
  });

  test("sends the headers without a body too", async () => {
    const { sealed, seen } = echo((answer) => answer);
    const reply = await sealed.send({ ...call, method: "GET", body: undefined }, 1000);
    expect(seen.wire?.body).toBeUndefined();
    expect(reply.origin).toEqual({ doubt: undefined });
  });

  test("doubts a plain answer and one that does not open, but not the refusal of its headers", async () => {
    const doubtOf = async (change: Parameters<typeof echo>[0]) =>
      (await echo(change).sealed.send(call, 1000)).origin?.doubt;
    expect(await doubtOf(() => ({ body: "{}" }))).toBeDefined();
    expect(await doubtOf(({ body, nonce }) => ({ nonce, body: body.replace('":"', '":"AAAA') }))).toBeDefined();
    expect(await doubtOf(() => ({ status: 500, body: '{"code":1018}' }))).toBeUndefined();
    expect(await doubtOf(() => ({ status: 500, body: '{"code":1010}' }))).toBeDefined();
  });
});

describe("plainTransport", () => {
  test("asks for no encryption", async () => {
    const sent: WireRequest[] = [];
    const transport: Transport = {
      close: () => undefined,
      async send(wire) {
        sent.push(wire);
        return { status: 200, failure: undefined, headers: {}, body: new Uint8Array() };
      },
    };
    await plainTransport(transport, "17").send(call, 1000);
    expect(sent).toMatchObject([{ body: call.body, headers: { "x-enable-encryption": "false", "x-device-id": "17" } }]);
  });
});
