import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type TreezorLoginOptions, verifyTreezorLogin } from "../../src/treezor/verify-treezor-login.js";
import { fixture } from "../keys/fixture.js";
import { createRandom } from "../random.js";

/*
 * b64u() { basenc --base64url -w0 | tr -d =; }
 * h=$(printf '{"typ":"JWT","alg":"RSASSA_PKCS1_V1_5_SHA_256"}' | b64u)
 * p=$(printf '{"iss":"treezor_connect","iat":1633513221,"exp":1633516821,"sub":"79037e6e-c1e1-42f2-be9a-e249c767c476",
 *   "scope":["legal","read_write"],"userId":"100218468","cards":[],"wallets":[],"children":[],"userType":"user",
 *   "clientId":"929252"}' | b64u) (in one line)
 * s=$(printf %s "$h.$p" | openssl dgst -sha256 -sign test-only-pkcs8.pem | b64u); echo "$h.$p.$s"
 */
const token =
  "eyJ0eXAiOiJKV1QiLCJhbGciOiJSU0FTU0FfUEtDUzFfVjFfNV9TSEFfMjU2In0.eyJpc3MiOiJ0cmVlem9yX2Nvbm5lY3QiLCJpYXQiOjE2MzM1MTMyMjEsImV4cCI6MTYzMzUxNjgyMSwic3ViIjoiNzkwMzdlNmUtYzFlMS00MmYyLWJlOWEtZTI0OWM3NjdjNDc2Iiwic2NvcGUiOlsibGVnYWwiLCJyZWFkX3dyaXRlIl0sInVzZXJJZCI6IjEwMDIxODQ2OCIsImNhcmRzIjpbXSwid2FsbGV0cyI6W10sImNoaWxkcmVuIjpbXSwidXNlclR5cGUiOiJ1c2VyIiwiY2xpZW50SWQiOiI5MjkyNTIifQ.HxZ9pJltrRg_Pag84Z2Elrt4E1CQEYLfNueZItH3wqoXtkIfSXsq52h5q7y1wugHtv-oWMl3lcXRJa3qJepeVcnYH4V14o5XIGrv6vtCywiYLJfFcbrULdxWNqhdBw8YbkXAwLR7_79HxUfv5AFEY3eMJq4TXOKZOg9OyluR_wcAQo1HMhQ-jtYbD7OzJr71n_FGMVUtGDTR-NS_E1VM5bH2l30ecQ2aXDKtbUoEBJraWeF45WttGRAiBZHXpqVVy1ktpPEXwIEeFtLttOldEiaSe7XZK-nZqKrEWYX0X5lXCw60adB54hHob5ZCd-zgztMahBBL_KdqL_SJxh7slA";
const [head = "", payload = "", signature = ""] = token.split(".");

const publicKey = fixture("spki.pem");
const privateKey = fixture("pkcs8.pem");
const iat = 1_633_513_221;
const exp = iat + 3600;
const header = { typ: "JWT", alg: "RSASSA_PKCS1_V1_5_SHA_256" };
const claims = {
  iss: "treezor_connect",
  iat,
  exp,
  sub: "79037e6e-c1e1-42f2-be9a-e249c767c476",
  userId: "100218468",
  clientId: "929252",
};

const section = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** By `node:crypto`, which is OpenSSL too. */
function signed(given: object = claims, first: object = header, digest = "sha256"): string {
  const input = `${section(first)}.${section(given)}`;
  return `${input}.${sign(digest, Buffer.from(input), privateKey).toString("base64url")}`;
}

function options(changed: Partial<TreezorLoginOptions> = {}): TreezorLoginOptions {
  return { token, publicKey, clientId: "929252", now: () => iat * 1000, ...changed };
}

const codeOf = (changed: Partial<TreezorLoginOptions>) =>
  verifyTreezorLogin(options(changed)).then(
    () => "accepted",
    ({ code }) => code,
  );

describe("verifyTreezorLogin", () => {
  test("tells who has logged in, by a token that openssl signed", async () => {
    expect(await verifyTreezorLogin(options())).toMatchObject({
      userId: "100218468",
      connectUserId: "79037e6e-c1e1-42f2-be9a-e249c767c476",
      clientId: "929252",
      scopes: ["legal", "read_write"],
      userType: "user",
      issuedAt: 1_633_513_221_000,
      expiresAt: 1_633_516_821_000,
      claims: { iss: "treezor_connect", wallets: [] },
    });
  });

  test.each([
    { name: "the base64 of the key alone", key: publicKey.replace(/-----[A-Z ]+-----|\s/g, "") },
    { name: "a list, while one rotates out", key: [generate(), publicKey] },
  ])("takes $name", async ({ key }) => {
    expect(await codeOf({ publicKey: key })).toBe("accepted");
  });

  test("takes the name that RFC 7518 gives the algorithm", async () => {
    expect(await codeOf({ token: signed(claims, { alg: "RS256" }) })).toBe("accepted");
  });

  test("gives ids as text that were printed as numbers", async () => {
    const numbers = signed({ ...claims, userId: 100218468, clientId: 929252 });
    const login = { userId: "100218468", clientId: "929252" };
    expect(await verifyTreezorLogin(options({ token: numbers }))).toMatchObject(login);
  });

  test("leaves out scopes that are none", async () => {
    const { scopes, userType } = await verifyTreezorLogin(options({ token: signed() }));
    expect([scopes, userType]).toEqual([[], undefined]);
    const odd = await verifyTreezorLogin(options({ token: signed({ ...claims, scope: ["legal", 5] }) }));
    expect(odd.scopes).toEqual(["legal"]);
  });

  test.each([
    { name: "no token", given: "", code: "ERR_JWT_MALFORMED" },
    { name: "two sections", given: `${head}.${payload}`, code: "ERR_JWT_MALFORMED" },
    { name: "four sections", given: `${token}.AAAA`, code: "ERR_JWT_MALFORMED" },
    { name: "standard base64", given: `${head}.${payload}.${signature}==`, code: "ERR_JWT_MALFORMED" },
    { name: "a payload that is a list", given: signed([]), code: "ERR_JWT_MALFORMED" },
    { name: "a payload that is no JSON", given: `${head}.AAAA.${signature}`, code: "ERR_JWT_MALFORMED" },
    { name: "Bearer before it", given: `Bearer ${token}`, code: "ERR_JWT_MALFORMED" },
    { name: "no algorithm", given: signed(claims, { typ: "JWT" }), code: "ERR_JWT_ALGORITHM" },
    { name: "the algorithm none", given: `${section({ alg: "none" })}.${payload}.`, code: "ERR_JWT_ALGORITHM" },
    { name: "another algorithm", given: signed(claims, { alg: "PS256" }), code: "ERR_JWT_ALGORITHM" },
    { name: "the algorithm in lower case", given: signed(claims, { alg: "rs256" }), code: "ERR_JWT_ALGORITHM" },
    {
      name: "a header nobody understands",
      given: signed(claims, { ...header, crit: ["b64"] }),
      code: "ERR_JWT_ALGORITHM",
    },
    { name: "a signature over SHA-1", given: signed(claims, header, "sha1"), code: "ERR_JWT_SIGNATURE" },
    { name: "an empty signature", given: `${head}.${payload}.`, code: "ERR_JWT_SIGNATURE" },
    {
      name: "the payload of another token",
      given: `${head}.${section({ ...claims, userId: "1" })}.${signature}`,
      code: "ERR_JWT_SIGNATURE",
    },
    { name: "another issuer", given: signed({ ...claims, iss: "treezor" }), code: "ERR_JWT_ISSUER" },
    { name: "another client", given: signed({ ...claims, clientId: "1" }), code: "ERR_JWT_CLIENT" },
    { name: "no client", given: signed({ ...claims, clientId: null }), code: "ERR_JWT_CLIENT" },
    { name: "another audience", given: signed({ ...claims, aud: ["1"] }), code: "ERR_JWT_CLIENT" },
    { name: "no end", given: signed({ ...claims, exp: undefined }), code: "ERR_JWT_MALFORMED" },
    { name: "an end that is text", given: signed({ ...claims, exp: "1633516821" }), code: "ERR_JWT_MALFORMED" },
    { name: "a start that is text", given: signed({ ...claims, nbf: "soon" }), code: "ERR_JWT_MALFORMED" },
    { name: "a start that is later", given: signed({ ...claims, nbf: iat + 61 }), code: "ERR_JWT_NOT_YET_VALID" },
    { name: "the client itself", given: signed({ ...claims, userId: null }), code: "ERR_JWT_NO_USER" },
    { name: "a user without a login", given: signed({ ...claims, sub: "" }), code: "ERR_JWT_NO_USER" },
  ])("refuses $name with $code", async ({ given, code }) => {
    await expect(verifyTreezorLogin(options({ token: given }))).rejects.toMatchObject({
      name: "TreezorTokenError",
      code,
    });
  });

  test.each([{ userId: 0 }, { userId: "0" }])("takes %o, which stands for none, for no user", async ({ userId }) => {
    expect(await codeOf({ token: signed({ ...claims, userId }) })).toBe("ERR_JWT_NO_USER");
  });

  test("takes an audience that names the client", async () => {
    expect(await codeOf({ token: signed({ ...claims, aud: "929252" }) })).toBe("accepted");
    expect(await codeOf({ token: signed({ ...claims, aud: ["x", 929252] }) })).toBe("accepted");
  });

  test("takes no HMAC under the public key for a signature", async () => {
    for (const alg of ["HS256", "RS256"]) {
      const input = `${section({ alg })}.${payload}`;
      const forged = `${input}.${createHmac("sha256", publicKey).update(input).digest("base64url")}`;
      expect(await codeOf({ token: forged })).toMatch(/^ERR_JWT_(ALGORITHM|SIGNATURE)$/);
    }
  });

  test("takes no key that the token brings", async () => {
    const key = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const jwk = key.publicKey.export({ format: "jwk" });
    const input = `${section({ ...header, jwk, kid: "1" })}.${payload}`;
    const made = sign("sha256", Buffer.from(input), key.privateKey).toString("base64url");
    expect(await codeOf({ token: `${input}.${made}` })).toBe("ERR_JWT_SIGNATURE");
  });

  test.each([
    { name: "a second before its end and the tolerance", now: exp + 59, code: "accepted" },
    { name: "at its end and the tolerance", now: exp + 60, code: "ERR_JWT_EXPIRED" },
    { name: "issued a minute ahead", now: iat - 60, code: "accepted" },
    { name: "issued later", now: iat - 61, code: "ERR_JWT_NOT_YET_VALID" },
  ])("judges the time: $name", async ({ now, code }) => {
    expect(await codeOf({ now: () => now * 1000 })).toBe(code);
  });

  test("takes a tolerance of 0", async () => {
    expect(await codeOf({ now: () => exp * 1000 - 1, tolerance: 0 })).toBe("accepted");
    expect(await codeOf({ now: () => exp * 1000, tolerance: 0 })).toBe("ERR_JWT_EXPIRED");
  });

  test("accepts none of 2,000 mutants", async () => {
    const random = createRandom(12);
    const key = await crypto.subtle.importKey(
      "spki",
      Buffer.from(publicKey.replace(/-----[A-Z ]+-----|\s/g, ""), "base64"),
      { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
      false,
      ["verify"],
    );
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    const codes = new Set<string>();
    for (let run = 0; run < 2000; run++) {
      const at = random.below(token.length);
      const letter = random.pick(letters.replace(token[at] ?? "", ""));
      codes.add(await codeOf({ publicKey: key, token: token.slice(0, at) + letter + token.slice(at + 1) }));
    }
    expect([...codes].sort()).toEqual(["ERR_JWT_ALGORITHM", "ERR_JWT_MALFORMED", "ERR_JWT_SIGNATURE"]);
  });

  test.each([
    { name: "no client", changed: { clientId: "" } },
    { name: "no key", changed: { publicKey: [] } },
    { name: "an empty key", changed: { publicKey: "" } },
    { name: "a list with something else", changed: { publicKey: [publicKey, Object.create(null)] } },
    { name: "a negative tolerance", changed: { tolerance: -1 } },
  ])("throws a TypeError for $name", async ({ changed }) => {
    await expect(verifyTreezorLogin(options(changed))).rejects.toThrow(TypeError);
  });

  test("tells a key that does not serve by its code", async () => {
    expect(await codeOf({ publicKey: privateKey })).toBe("ERR_KEY_PRIVATE");
    expect(await codeOf({ publicKey: fixture("1024-spki.pem") })).toBe("ERR_KEY_TOO_SHORT");
  });

  test("tells nothing of the token", async () => {
    for (const given of [`${head}.AAAA.${signature}`, signed({ ...claims, clientId: "1" }), `${token}.x`]) {
      const { message, cause } = await verifyTreezorLogin(options({ token: given })).catch((error) => error);
      expect(message).toMatch(/^token [a-zA-Z0-9 -]+$/);
      expect(cause).toBeUndefined();
    }
  });
});

/** Another key. */
function generate(): string {
  return generateKeyPairSync("rsa", { modulusLength: 2048 })
    .publicKey.export({ type: "spki", format: "pem" })
    .toString();
}
