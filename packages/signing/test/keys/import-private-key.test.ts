import { describe, expect, test } from "vitest";
import { signAnytime } from "../../src/anytime/anytime-signature.js";
import { importPrivateKey } from "../../src/keys/import-private-key.js";
import { KeyError } from "../../src/keys/key-error.js";
import { createRandom } from "../random.js";
import { fixture } from "./fixture.js";

const pkcs1 = fixture("pkcs1.pem");
const pkcs8 = fixture("pkcs8.pem");
const lines = pkcs1.split("\n");

// printf %s 1478508503.5145 | openssl dgst -sha1 -sign test-only-pkcs1.pem | base64 -w0
const signature =
  "nbAp9Rry2fAxr0pn8LuTO5piC+FHy6qDWOWI1Gz3TPOzc9rqPDO2wgGp5n/+zC5xKTUbGaL/s+VsoXXjj8969zFECCKzCb2LPME/2K7S2xoId8Z+" +
  "5/l2vmkAx0trm+AQxle5adfSkYF4sSYERS5CcfVQk8wcb5JejPS4QVliDtSBMY3jyEHL73m8R6pofmuVe5bXvpbulAXQTBNsRwUSe1/rlo9XBp/b" +
  "yTJT4hrhkgTwDVK1cfdTbUiWW0Ly8BgPpGXYLZ88dpneFSpswO3idEhIz8hUFJhty8S5a72AqBdUJ8H+BqXeOtUcING3+8AmcdnD7Aa51HZEjmPX" +
  "XaDAjA==";

describe("importPrivateKey", () => {
  test.each([
    { name: "PKCS#1", pem: pkcs1 },
    { name: "PKCS#8", pem: pkcs8 },
    { name: "lines that end in CR LF", pem: pkcs1.replaceAll("\n", "\r\n") },
    { name: "text around the block", pem: `Bag Attributes\n  friendlyName: x\n${pkcs8}\ntrailer` },
    {
      name: "parameters in a block before",
      pem: `-----BEGIN DH PARAMETERS-----\nAA==\n-----END DH PARAMETERS-----\n${pkcs1}`,
    },
    { name: "a certificate in a block before", pem: fixture("certificate.pem") + pkcs8 },
    { name: "all base64 on one line", pem: `${lines[0]}\n${lines.slice(1, -2).join("")}\n${lines.at(-2)}` },
  ])("signs like openssl with a key in $name", async ({ pem }) => {
    expect(await signAnytime(await importPrivateKey(pem), "1478508503.5145")).toBe(signature);
  });

  test("makes a key that cannot be read out again", async () => {
    expect((await importPrivateKey(pkcs8)).extractable).toBe(false);
  });

  test.each([
    { name: "no text", pem: "", code: "ERR_KEY_FORMAT" },
    { name: "a path", pem: "./id_rsa", code: "ERR_KEY_FORMAT" },
    { name: "an OpenSSH key", pem: fixture("openssh"), code: "ERR_KEY_FORMAT" },
    {
      name: "parameters alone",
      pem: "-----BEGIN DH PARAMETERS-----\nAA==\n-----END DH PARAMETERS-----",
      code: "ERR_KEY_FORMAT",
    },
    { name: "an encrypted PKCS#8 key", pem: fixture("encrypted-pkcs8.pem"), code: "ERR_KEY_ENCRYPTED" },
    { name: "an encrypted PKCS#1 key", pem: fixture("encrypted-pkcs1.pem"), code: "ERR_KEY_ENCRYPTED" },
    {
      name: "an encrypted PKCS#1 key with CR LF",
      pem: fixture("encrypted-pkcs1.pem").replaceAll("\n", "\r\n"),
      code: "ERR_KEY_ENCRYPTED",
    },
    { name: "an EC key", pem: fixture("ec.pem"), code: "ERR_KEY_NOT_RSA" },
    { name: "an EC key in PKCS#8", pem: fixture("ec-pkcs8.pem"), code: "ERR_KEY_NOT_RSA" },
    { name: "an RSA-PSS key", pem: fixture("rsa-pss.pem"), code: "ERR_KEY_NOT_RSA" },
    { name: "a public key", pem: fixture("spki.pem"), code: "ERR_KEY_PUBLIC" },
    { name: "a PKCS#1 public key", pem: fixture("pkcs1-public.pem"), code: "ERR_KEY_PUBLIC" },
    { name: "an OpenSSH public key", pem: fixture("openssh.pub"), code: "ERR_KEY_PUBLIC" },
    { name: "a certificate", pem: fixture("certificate.pem"), code: "ERR_KEY_PUBLIC" },
    { name: "1024 bits", pem: fixture("1024.pem"), code: "ERR_KEY_TOO_SHORT" },
    { name: "an absent END line", pem: lines.slice(0, -2).join("\n"), code: "ERR_KEY_MALFORMED" },
    { name: "another END line", pem: pkcs1.replace("END RSA", "END"), code: "ERR_KEY_MALFORMED" },
    { name: "an absent line", pem: lines.toSpliced(5, 1).join("\n"), code: "ERR_KEY_MALFORMED" },
    { name: "an absent last line", pem: lines.toSpliced(-3, 1).join("\n"), code: "ERR_KEY_MALFORMED" },
    { name: "a character that is not base64", pem: pkcs1.replace("MII", "MI*"), code: "ERR_KEY_MALFORMED" },
    { name: "line ends written as \\n", pem: pkcs1.replaceAll("\n", "\\n"), code: "ERR_KEY_MALFORMED" },
    {
      name: "an empty block",
      pem: "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
      code: "ERR_KEY_MALFORMED",
    },
    {
      name: "base64 that is not DER",
      pem: "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
      code: "ERR_KEY_MALFORMED",
    },
    { name: "PKCS#1 labelled PKCS#8", pem: pkcs1.replaceAll("RSA PRIVATE", "PRIVATE"), code: "ERR_KEY_MALFORMED" },
    { name: "PKCS#8 labelled PKCS#1", pem: pkcs8.replaceAll("PRIVATE", "RSA PRIVATE"), code: "ERR_KEY_MALFORMED" },
  ])("refuses $name with $code", async ({ pem, code }) => {
    const refusal = importPrivateKey(pem);
    await expect(refusal).rejects.toBeInstanceOf(KeyError);
    await expect(refusal).rejects.toMatchObject({ name: "KeyError", code });
  });

  test("with one character changed is refused or signs the same, in 300 keys", { timeout: 20_000 }, async () => {
    const random = createRandom(2);
    const start = pkcs1.indexOf("\n") + 1;
    const end = pkcs1.indexOf("\n-----END");
    for (let run = 0; run < 300; run++) {
      const at = start + random.below(end - start);
      const pem = pkcs1.slice(0, at) + random.pick("ABCDEFxyz0189+/=*") + pkcs1.slice(at + 1);
      const outcome = await importPrivateKey(pem).then((key) => signAnytime(key, "1478508503.5145"), codeOf);
      // A change in a number that only speeds signing up may go unnoticed: the signature is right all the same.
      expect([signature, "ERR_KEY_MALFORMED", "ERR_KEY_TOO_SHORT"]).toContain(outcome);
    }
  });

  test.each([
    { name: "an EC key", algorithm: { name: "ECDSA", namedCurve: "P-256" }, usage: "sign", code: "ERR_KEY_ALGORITHM" },
    { name: "RSA-PSS", algorithm: rsa("RSA-PSS", "SHA-1"), usage: "sign", code: "ERR_KEY_ALGORITHM" },
    { name: "SHA-256", algorithm: rsa("RSASSA-PKCS1-v1_5", "SHA-256"), usage: "sign", code: "ERR_KEY_HASH" },
    { name: "1024 bits", algorithm: rsa("RSASSA-PKCS1-v1_5", "SHA-1", 1024), usage: "sign", code: "ERR_KEY_TOO_SHORT" },
  ] as const)("refuses a CryptoKey for $name with $code", async ({ algorithm, usage, code }) => {
    const { privateKey } = await crypto.subtle.generateKey(algorithm, true, [usage, "verify"]);
    await expect(importPrivateKey(privateKey)).rejects.toMatchObject({ name: "KeyError", code });
  });

  test("refuses a public CryptoKey with ERR_KEY_PUBLIC", async () => {
    const algorithm = rsa("RSASSA-PKCS1-v1_5", "SHA-1");
    const { publicKey } = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
    await expect(importPrivateKey(publicKey)).rejects.toMatchObject({ code: "ERR_KEY_PUBLIC" });
  });

  test("hands a CryptoKey that serves through", async () => {
    const key = await importPrivateKey(pkcs1);
    expect(await importPrivateKey(key)).toBe(key);
  });

  test("refuses what is neither text nor CryptoKey with a TypeError", async () => {
    const jwk: unknown = { kty: "RSA" };
    await expect(Reflect.apply(importPrivateKey, undefined, [jwk])).rejects.toBeInstanceOf(TypeError);
  });

  test("quotes no key material in its messages", async () => {
    const garbled = pkcs1.replace("MII", "MI*");
    const error: unknown = await importPrivateKey(garbled).catch((thrown: unknown) => thrown);
    const told = error instanceof Error ? `${error.message}${error.cause}` : "";
    expect(told).toContain("RSA PRIVATE KEY");
    expect(lines.slice(1, -2).filter((line) => told.includes(line.slice(8, 24)))).toEqual([]);
  });
});

function rsa(name: string, hash: string, modulusLength = 2048) {
  return { name, hash, modulusLength, publicExponent: Uint8Array.of(1, 0, 1) };
}

function codeOf(error: unknown): unknown {
  return error instanceof KeyError ? error.code : error;
}
