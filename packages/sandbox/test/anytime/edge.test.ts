import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { passwordGrant, publicKey, send, setup, signatureOf, signIn } from "./setup.js";

const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;

// printf %s 1478508503.5145 > data; openssl genrsa 2048 > k; openssl rsa -in k -pubout; openssl dgst -sha1 -sign k data | base64 -w0
const opensslPublicKey = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA5iwlW5ftUhIoemi+8aIj
34uiXZP4s7KhibEBFERVXHcbCnfdY+T66P+oVX4SPfyN8r7Hm8j5TSM2Lt3U/WAX
ds/0sN14Rr7ODT1CKN5W5XaQ5MFfn6TJGcKpDJl2PyOyIMz2C379/6gNjW9zOnc2
0+CcgjZtvlWjT45wEb9fuLfsMlwiMVk5CXWOgIxjhYds/NtBVfSfntT2Q6fGa+l5
0uESahaYyD56vshdnnDnEupqtl4Z7AMk7hrIN3BkQBq4S4XLQX2T0ibDiuo0MNhH
mD9zyG6ajk8UtBfP2xEQUBHJGjIiX635/GmPRilntn7gsOf3IhyhAHNIlr3m2++r
YwIDAQAB
-----END PUBLIC KEY-----
`;
const opensslSignature =
  "vwmr5rGQpNOdlz+9Cft6sRg3szqneygph/smSLWsAVymVQ7VTTcnjjfpBaEH9AqYcz2nvge6POgRbcp0TNdpiT1sBmBt1udJbjdkNLOpVi2geaKqpyQoVii2yn/wt4bQ2+aJ5GbYD6hkDizU2VoFIaiyGL9HXLkhGwEFYZ5coGUeO0t+R2uTOGK1NcnUIx9Zc2SaBfrKlpaA3Hxlh9Fe5EH22J65KhbCNqhvz024S4GkHtxQittLwoCalkTDjV4NGOOB/P8be0r7e5GWDLT1h+HH/lSC4oinsbJJ+b1xLaS7EOgdy4KGW9umn4cGLTMlROeH14ss0Ej7s2/UyZwk8A==";

describe("the door", () => {
  test("takes a signature made by openssl", async () => {
    const { call } = await setup({ tenant: { publicKey: opensslPublicKey } }).then(async ({ sandbox, tenant }) => ({
      call: () =>
        send(sandbox, "createToken", {
          form: passwordGrant(tenant),
          headers: { "x-validation-data": "1478508503.5145", "x-signed-request": opensslSignature },
        }),
    }));
    expect((await call()).status).toBe(200);
  });

  test.each([
    { name: "no token", headers: { authorization: null }, code: 4010010 },
    { name: "no validation data", headers: { "x-validation-data": null }, code: 4010010 },
    { name: "empty validation data", headers: { "x-validation-data": "" }, code: 4010010 },
    { name: "no signature", headers: { "x-signed-request": null }, code: 4010010 },
    { name: "basic authentication", headers: { authorization: "Basic dTpw" }, code: 4010010 },
    { name: "a bearer without token", headers: { authorization: "Bearer" }, code: 4010010 },
    { name: "an unknown token", headers: { authorization: "Bearer nobody" }, code: 4010050 },
    { name: "a signature that is no base64", headers: { "x-signed-request": "%%%" }, code: 4010070 },
    { name: "a signature of other data", headers: { "x-signed-request": signatureOf("other") }, code: 4010070 },
    {
      name: "a signature by another key",
      headers: { "x-validation-data": "v", "x-signed-request": signatureOf("v", foreign) },
      code: 4010070,
    },
    {
      name: "a truncated signature",
      headers: { "x-validation-data": "v", "x-signed-request": signatureOf("v").slice(0, 340) },
      code: 4010070,
    },
  ])("refuses $name with $code", async ({ headers, code }) => {
    const { call } = await setup();
    await call("checkConnection");
    expect(await call("checkConnection", { headers })).toMatchObject({ status: 401, code });
  });

  test("says what the vendor says when credentials are missing", async () => {
    const { sandbox } = await setup();
    const answer = await send(sandbox, "checkConnection", { headers: { authorization: null } });
    expect(answer.body.error).toEqual({
      code: 4010010,
      message: "Access denied. You have to provide valid authentication information.",
      exception: "OAuth2AccessDeniedException",
    });
  });

  test("takes the scheme of the token in any case", async () => {
    const { sandbox, tenant } = await setup();
    const { body } = await send(sandbox, "createToken", { form: passwordGrant(tenant) });
    const headers = { authorization: `bearer ${body.access_token}` };
    expect((await send(sandbox, "checkConnection", { headers })).status).toBe(200);
  });

  test.each([
    {
      name: "the token before the address",
      headers: { authorization: "Bearer nobody" },
      remoteAddress: "10.0.0.1",
      code: 4010050,
    },
    {
      name: "the address before the signature",
      headers: { "x-signed-request": "AAAA" },
      remoteAddress: "10.0.0.1",
      code: 4010060,
    },
    {
      name: "the signature before the parameters",
      headers: { "x-signed-request": "AAAA" },
      query: { wrong: 1 },
      code: 4010070,
    },
    {
      name: "missing credentials before everything",
      headers: { authorization: null },
      remoteAddress: "10.0.0.1",
      query: { wrong: 1 },
      code: 4010010,
    },
  ])("judges $name", async ({ name: _, code, ...options }) => {
    const { call } = await setup();
    await call("checkConnection");
    expect((await call("checkConnection", options)).code).toBe(code);
  });
});

describe("allowed addresses", () => {
  const allowedIps = ["192.0.2.7", "198.51.100.0/24", "2001:db8::5", "2001:db8:1::/48"];

  test.each([
    "192.0.2.7",
    "::ffff:192.0.2.7",
    "198.51.100.255",
    "2001:db8::5",
    "2001:0db8:0:0:0:0:0:5",
    "2001:db8:1:2::3",
  ])("let %s in", async (remoteAddress) => {
    const { sandbox, tenant } = await setup({ tenant: { allowedIps } });
    expect((await send(sandbox, "createToken", { form: passwordGrant(tenant), remoteAddress })).status).toBe(200);
  });

  test.each(["127.0.0.1", "192.0.2.8", "198.51.101.0", "::1", "2001:db8::6", "2001:db8:2::1", "", "unknown"])(
    'keep "%s" out',
    async (remoteAddress) => {
      const { sandbox, tenant } = await setup({ tenant: { allowedIps } });
      expect((await send(sandbox, "createToken", { form: passwordGrant(tenant), remoteAddress })).code).toBe(4010060);
    },
  );

  test("are the loopback when nothing was chosen", async () => {
    const { call } = await setup();
    const codes = ["127.0.0.1", "127.9.9.9", "::1", "10.0.0.1"].map(async (remoteAddress) => {
      return (await call("checkConnection", { remoteAddress })).code;
    });
    expect(await Promise.all(codes)).toEqual([undefined, undefined, undefined, 4010060]);
  });
});

describe("validation data", () => {
  test("is good for one call", async () => {
    const { call } = await setup();
    const headers = { "x-validation-data": "1478508503.5145" };
    expect((await call("checkConnection", { headers })).status).toBe(200);
    expect((await call("checkConnection", { headers })).code).toBe(4010080);
  });

  test("is used up by a call that is refused for its parameters", async () => {
    const { call } = await setup();
    const headers = { "x-validation-data": "once" };
    expect((await call("checkConnection", { headers, query: { wrong: 1 } })).code).toBe(4000210);
    expect((await call("checkConnection", { headers })).code).toBe(4010080);
  });

  test("is used up by a call that its handler refuses", async () => {
    const { call } = await setup();
    const headers = { "x-validation-data": "once" };
    expect((await call("getAccount", { headers, path: { id: 404 } })).code).toBe(4030210);
    expect((await call("getAccount", { headers, path: { id: 404 } })).code).toBe(4010080);
  });

  test("is used up by a token request with a wrong password", async () => {
    const { sandbox, tenant } = await setup();
    const form = { ...passwordGrant(tenant), password: "wrong" };
    const headers = { "x-validation-data": "once" };
    expect((await send(sandbox, "createToken", { form, headers })).code).toBe(4010040);
    expect((await send(sandbox, "createToken", { form: passwordGrant(tenant), headers })).code).toBe(4010080);
  });

  test("is not used up by a call whose signature is wrong", async () => {
    const { call } = await setup();
    const headers = { "x-validation-data": "mine" };
    expect((await call("checkConnection", { headers: { ...headers, "x-signed-request": "AAAA" } })).code).toBe(4010070);
    expect((await call("checkConnection", { headers })).status).toBe(200);
  });

  test("admits exactly one of many calls at once", async () => {
    const { call } = await setup();
    await call("checkConnection");
    const headers = { "x-validation-data": "race" };
    const calls = Array.from({ length: 50 }, () => call("checkConnection", { headers }));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(49);
  });

  test("of one tenant is free for another", async () => {
    const { sandbox, control, call } = await setup();
    const headers = { "x-validation-data": "same" };
    const other = await signIn(sandbox, await control.tenants.create({ api: "anytime", publicKey }));
    expect((await call("checkConnection", { headers })).status).toBe(200);
    expect((await other("checkConnection", { headers })).status).toBe(200);
  });
});
