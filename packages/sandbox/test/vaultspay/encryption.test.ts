import { constants, createCipheriv, publicEncrypt, randomBytes } from "node:crypto";
import { openVaultsPayBody } from "@openissuing/signing";
import { describe, expect, test } from "vitest";
import { type CallOptions, requestOf, sendFor, setup } from "./setup.js";

type World = Awaited<ReturnType<typeof setup>>;

/** What goes wrong with an encrypted request. */
interface Tampering {
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly key?: Buffer;
  readonly wrapped?: (key: Buffer, publicKey: string) => Buffer;
  readonly sealed?: (sealed: Buffer) => Buffer;
  readonly body?: string;
}

const pemOf = (base64: string) => `-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----`;
const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };

/** An encrypted request made by node:crypto alone, and its answer as it came over the wire. */
async function sendSealed(
  { sandbox, tenant }: Pick<World, "sandbox" | "tenant">,
  operationId: string,
  options: CallOptions,
  token: string | undefined,
  { headers = {}, key = randomBytes(32), wrapped, sealed: tamper = (bytes) => bytes, body }: Tampering = {},
) {
  const plain = requestOf(operationId, options, token);
  const text = await plain.text();
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const bytes = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  const publicKey = pemOf(String(tenant.settings.publicKey));
  const envelope = (wrapped ?? ((raw) => publicEncrypt({ key: publicKey, ...oaep }, raw)))(key, publicKey);
  const all = {
    "x-device-os": "SAAS",
    "x-device-id": String(tenant.settings.deviceId),
    "x-session-nonce": iv.toString("base64"),
    "x-auth-signature": envelope.toString("base64"),
    ...headers,
  };
  const sent = new Headers(plain.headers);
  for (const [name, value] of Object.entries(all)) if (value !== null) sent.set(name, value);
  const payload = body ?? JSON.stringify({ encryptedData: tamper(bytes).toString("base64") });
  const init = { method: plain.method, headers: sent };
  const request = new Request(plain.url, plain.method === "GET" ? init : { ...init, body: payload });
  const response = await sandbox.fetch(request);
  const wire = await response.text();
  const nonce = response.headers.get("x-session-nonce");
  const open = async () => {
    const imported = await crypto.subtle.importKey("raw", new Uint8Array(key), "AES-GCM", false, ["decrypt"]);
    return JSON.parse(new TextDecoder().decode(await openVaultsPayBody(imported, { nonce, body: wire })));
  };
  return { status: response.status, wire, nonce, iv: iv.toString("base64"), open };
}

const keys = ({ tenant: { settings } }: Pick<World, "tenant">) => ({
  clientId: settings.clientId,
  clientSecret: settings.clientSecret,
});

describe("an encrypted request", () => {
  test("is opened, and its answer closed with its key and an IV of its own", async () => {
    const world = await setup();
    const answer = await sendSealed(world, "login", { body: keys(world) }, undefined);
    expect([answer.status, answer.nonce === answer.iv, answer.nonce?.length]).toEqual([200, false, 16]);
    expect(Object.keys(JSON.parse(answer.wire))).toEqual(["encryptedData"]);
    expect(await answer.open()).toMatchObject({ accessTokenExpiry: "2026-01-15T10:00:00.000+00:00" });
  });

  test("can be a GET without a body", async () => {
    const answer = await sendSealed(await setup(), "ping", {}, undefined);
    expect(await answer.open()).toEqual({ data: "Service is up and running!" });
  });

  test("by the published layer does what a plain one does", async () => {
    const body = { firstName: "Amina", lastName: "Rahman", email: "amina@example.com", status: "ACTIVE" };
    const made = [];
    for (const encrypted of [true, false])
      made.push((await (await setup({ encrypted })).call("createUser", { body })).data);
    expect(made[0]).toEqual(made[1]);
  });

  test("is refused in the dark: errors are closed too", async () => {
    const world = await setup();
    const answer = await sendSealed(world, "login", { body: { ...keys(world), clientSecret: "x" } }, undefined);
    expect([answer.status, await answer.open()]).toMatchObject([401, { code: 1002, type: "UNAUTHENTICATED" }]);
  });

  test("to a path that leads nowhere is refused in the dark", async () => {
    const { sandbox, tenant } = await setup();
    const send = sendFor(sandbox, tenant.settings, { publicKey: String(tenant.settings.publicKey) });
    const response = await send("http://sandbox.test/vaultspay/nowhere");
    expect([response.status, await response.json()]).toMatchObject([500, { code: 1010, type: "BAD_REQUEST" }]);
  });

  test("can have its key padded by PKCS#1 v1.5 where the tenant says so, and only there", async () => {
    const pkcs1: Tampering = {
      wrapped: (raw, key) => publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, raw),
    };
    const old = await sendSealed(await setup({ tenant: { keyWrap: "pkcs1-v1_5" } }), "ping", {}, undefined, pkcs1);
    expect(await old.open()).toEqual({ data: "Service is up and running!" });
    const usual = await sendSealed(await setup(), "ping", {}, undefined, pkcs1);
    expect([usual.status, JSON.parse(usual.wire).code]).toEqual([500, 1018]);
  });
});

const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe("a body that does not open is refused with 1010, encrypted:", () => {
  test.each<{ readonly name: string; readonly tampering: Tampering }>([
    { name: "a bit of the ciphertext", tampering: { sealed: (bytes) => flipped(bytes, 0) } },
    { name: "a bit of the tag", tampering: { sealed: (bytes) => flipped(bytes, bytes.length - 1) } },
    { name: "a tag that is cut", tampering: { sealed: (bytes) => bytes.subarray(0, -1) } },
    { name: "nothing but half a tag", tampering: { sealed: (bytes) => bytes.subarray(-8) } },
    { name: "another IV", tampering: { headers: { "x-session-nonce": Buffer.alloc(12).toString("base64") } } },
    {
      name: "another key",
      tampering: {
        wrapped: (_, key) => publicEncrypt({ key, ...oaep }, Buffer.alloc(32, 7)),
        key: Buffer.alloc(32, 8),
      },
    },
    { name: "plain JSON", tampering: { body: '{"clientId":"a","clientSecret":"b"}' } },
    { name: "no Base64", tampering: { body: '{"encryptedData":"%%%"}' } },
    { name: "no JSON", tampering: { body: "encryptedData" } },
    { name: "a number in the envelope", tampering: { body: '{"encryptedData":7}' } },
  ])("$name", async ({ tampering, name }) => {
    const world = await setup();
    const answer = await sendSealed(world, "login", { body: keys(world) }, undefined, tampering);
    expect(answer.status).toBe(500);
    expect(Object.keys(JSON.parse(answer.wire))).toEqual(["encryptedData"]);
    // What the sandbox believes the key to be, it answers with.
    if (name !== "another key") expect(await answer.open()).toMatchObject({ code: 1010, type: "BAD_REQUEST" });
    expect(world.errors).toEqual([]);
  });

  test("a good envelope around what is no JSON object", async () => {
    const { sandbox, tenant, errors } = await setup();
    const send = sendFor(sandbox, tenant.settings, { publicKey: String(tenant.settings.publicKey) });
    for (const body of ["[]", "null", "x", "7", '{"a":'] as const) {
      const response = await send(requestOf("login", { body }, undefined));
      expect([response.status, (await response.json()).code]).toEqual([500, 1010]);
    }
    expect(errors).toEqual([]);
  });
});

describe("headers that are no good are refused with 1018, in plain:", () => {
  test.each<{ readonly name: string; readonly tampering: Tampering }>([
    { name: "no nonce", tampering: { headers: { "x-session-nonce": null } } },
    { name: "a nonce of 11 bytes", tampering: { headers: { "x-session-nonce": Buffer.alloc(11).toString("base64") } } },
    { name: "a nonce of 16 bytes", tampering: { headers: { "x-session-nonce": Buffer.alloc(16).toString("base64") } } },
    { name: "a nonce that is no Base64", tampering: { headers: { "x-session-nonce": "%%%%%%%%%%%%%%%%" } } },
    { name: "no signature", tampering: { headers: { "x-auth-signature": null } } },
    { name: "a signature that is no Base64", tampering: { headers: { "x-auth-signature": "%%%" } } },
    {
      name: "a signature of no key",
      tampering: { headers: { "x-auth-signature": Buffer.alloc(256, 9).toString("base64") } },
    },
    {
      name: "a key of 16 bytes",
      tampering: { wrapped: (raw, key) => publicEncrypt({ key, ...oaep }, raw.subarray(16)) },
    },
    {
      name: "a key in Base64",
      tampering: { wrapped: (raw, key) => publicEncrypt({ key, ...oaep }, Buffer.from(raw.toString("base64"))) },
    },
    {
      name: "OAEP with SHA-1",
      tampering: {
        wrapped: (raw, key) => publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha1" }, raw),
      },
    },
    {
      name: "a wrapped key with a bit flipped",
      tampering: { wrapped: (raw, key) => flipped(publicEncrypt({ key, ...oaep }, raw), 9) },
    },
    { name: "no device system", tampering: { headers: { "x-device-os": null } } },
    { name: "another device system", tampering: { headers: { "x-device-os": "ANDROID" } } },
    { name: "no device", tampering: { headers: { "x-device-id": null } } },
    { name: "a device with letters", tampering: { headers: { "x-device-id": "17a" } } },
    { name: "a device of nobody", tampering: { headers: { "x-device-id": "999" } } },
    { name: "a wish that is none", tampering: { headers: { "x-enable-encryption": "no" } } },
  ])("$name", async ({ tampering }) => {
    const world = await setup();
    const answer = await sendSealed(world, "login", { body: keys(world) }, undefined, tampering);
    expect([answer.status, answer.nonce, JSON.parse(answer.wire)]).toEqual([
      500,
      null,
      { code: 1018, message: "Invalid headers", type: "INVALID_HEADERS" },
    ]);
    expect(world.errors).toEqual([]);
  });

  test("a key for another company", async () => {
    const world = await setup();
    const { settings } = await world.control.tenants.create({ api: "vaultspay" });
    expect(settings.deviceId).not.toBe(world.tenant.settings.deviceId);
    const headers = { "x-device-id": String(settings.deviceId) };
    const answer = await sendSealed(world, "ping", {}, undefined, { headers });
    expect([answer.status, JSON.parse(answer.wire).code]).toEqual([500, 1018]);
  });
});

describe("x-enable-encryption", () => {
  test("false is plain both ways in the test environment, without nonce and signature", async () => {
    const { call } = await setup();
    const { data, headers } = await call("ping");
    expect([data, headers.get("x-session-nonce")]).toEqual(["Service is up and running!", null]);
  });

  test("false is refused in production", async () => {
    const world = await setup();
    await world.control.tenants.change(world.tenant.id, { environment: "production" });
    expect((await world.call("ping")).code).toBe(1018);
    expect(await (await sendSealed(world, "ping", {}, undefined)).open()).toMatchObject({ data: expect.any(String) });
  });

  test("true says what is so anyway", async () => {
    const headers = { "x-enable-encryption": "true" };
    const answer = await sendSealed(await setup(), "ping", {}, undefined, { headers });
    expect(await answer.open()).toMatchObject({ data: expect.any(String) });
  });
});

test("the request log shows what was inside, without tokens and secrets", async () => {
  const world = await setup({ encrypted: true });
  const { clientId, clientSecret } = world.tenant.settings;
  await world.call("login", { body: { clientId, clientSecret } });
  const log = JSON.stringify(world.control.requests(world.tenant.id));
  expect(log).toContain(String(clientId));
  expect(log).not.toContain(String(clientSecret));
  expect(log).not.toMatch(/[ar]t_[0-9a-z]{48}/);
});
