import { constants, privateDecrypt } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { encodeBase64 } from "../../src/base64.js";
import { openVaultsPayBody } from "../../src/vaultspay/sealed-body.js";
import { unwrapKeyWith, unwrapVaultsPayKey } from "../../src/vaultspay/unwrap-key.js";
import { type KeyWrap, wrapKeyWith } from "../../src/vaultspay/wrap-key.js";
import { fixture } from "../keys/fixture.js";
import { createRandom, mutate } from "../random.js";
import { bareSpki, body, decode, flipBit, keyBytes, nonce, plain, privateKey, publicKey, wrapped } from "./vectors.js";

const oaep = { name: "RSA-OAEP", hash: "SHA-256" };
const spki = Buffer.from(bareSpki, "base64");

afterEach(() => vi.unstubAllGlobals());

describe("wrapKeyWith", () => {
  test.each([
    { name: "PEM", key: publicKey },
    { name: "bare base64", key: bareSpki },
    { name: "base64 in lines", key: publicKey.replace(/-----[A-Z ]+-----/g, "") },
  ])("encrypts for a key given as $name what OpenSSL decrypts", async ({ key }) => {
    const encrypted = await wrapKeyWith(key)(keyBytes);
    const options = { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
    expect(new Uint8Array(privateDecrypt(options, encrypted))).toEqual(keyBytes);
  });

  test("takes a CryptoKey", async () => {
    const key = await crypto.subtle.importKey("spki", spki, oaep, false, ["encrypt"]);
    const signature = encodeBase64(await wrapKeyWith(key)(keyBytes));
    const unwrapped = await unwrapVaultsPayKey({ nonce, signature }, unwrapKeyWith(privateKey));
    expect(decode(await openVaultsPayBody(unwrapped, { nonce, body }))).toBe(plain);
  });

  test("makes other bytes each time, as OAEP must", async () => {
    const wrap = wrapKeyWith(publicKey);
    expect(encodeBase64(await wrap(keyBytes))).not.toBe(encodeBase64(await wrap(keyBytes)));
  });

  test("pads by PKCS#1 v1.5 what bare RSA shows", async () => {
    const encrypted = await wrapKeyWith(bareSpki, "pkcs1-v1_5")(keyBytes);
    const block = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encrypted);
    expect([block[0], block[1], block.subarray(2, -33).includes(0), block.at(-33)]).toEqual([0, 2, false, 0]);
    expect(new Uint8Array(block.subarray(-32))).toEqual(keyBytes);
  });

  test("says by its code that a platform has no PKCS#1 v1.5", async () => {
    vi.stubGlobal("process", undefined);
    const call = wrapKeyWith(publicKey, "pkcs1-v1_5")(keyBytes);
    await expect(call).rejects.toMatchObject({ name: "VaultsPayEncryptionError", code: "ERR_KEY_WRAP_UNSUPPORTED" });
  });

  test.each([
    { name: "a private key", key: privateKey, code: "ERR_KEY_PRIVATE" },
    { name: "a key of 1024 bits", key: fixture("1024-spki.pem"), code: "ERR_KEY_TOO_SHORT" },
    { name: "a key on a curve", key: fixture("ec-spki.pem"), code: "ERR_KEY_NOT_RSA" },
    { name: "PEM of PKCS#1", key: fixture("pkcs1-public.pem"), code: "ERR_KEY_FORMAT" },
    { name: "a certificate", key: fixture("certificate.pem"), code: "ERR_KEY_FORMAT" },
    { name: "an OpenSSH key", key: fixture("openssh.pub"), code: "ERR_KEY_MALFORMED" },
    { name: "base64 of something else", key: "AAAA", code: "ERR_KEY_MALFORMED" },
    { name: "text", key: "the key", code: "ERR_KEY_MALFORMED" },
  ])("refuses $name with $code, however it pads", async ({ key, code }) => {
    for (const how of ["oaep-sha256", "pkcs1-v1_5"] satisfies KeyWrap[]) {
      await expect(wrapKeyWith(key, how)(keyBytes)).rejects.toMatchObject({ name: "KeyError", code });
    }
  });

  test.each([
    {
      name: "for signatures",
      algorithm: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
      usage: "verify",
      code: "ERR_KEY_ALGORITHM",
    },
    { name: "with SHA-1", algorithm: { name: "RSA-OAEP", hash: "SHA-1" }, usage: "encrypt", code: "ERR_KEY_HASH" },
    { name: "that may not encrypt", algorithm: oaep, usage: "wrapKey", code: "ERR_KEY_USAGE" },
  ] as const)("refuses a CryptoKey $name with $code", async ({ algorithm, usage, code }) => {
    const key = await crypto.subtle.importKey("spki", spki, algorithm, false, [usage]);
    await expect(wrapKeyWith(key)(keyBytes)).rejects.toMatchObject({ name: "KeyError", code });
  });

  test("refuses what is no key, a CryptoKey for PKCS#1 v1.5 and an unknown padding by a TypeError", async () => {
    const key = await crypto.subtle.importKey("spki", spki, oaep, false, ["encrypt"]);
    expect(() => wrapKeyWith(undefined as never)).toThrow(TypeError);
    expect(() => wrapKeyWith(key, "pkcs1-v1_5")).toThrow(TypeError);
    expect(() => wrapKeyWith(publicKey, "raw" as never)).toThrow(TypeError);
  });
});

describe("unwrapVaultsPayKey", () => {
  test.each([
    { name: "RSA-OAEP with SHA-256", how: "oaep-sha256", signature: wrapped.oaep },
    { name: "PKCS#1 v1.5", how: "pkcs1-v1_5", signature: wrapped.pkcs1 },
  ] as const)("reads what openssl pkeyutl encrypted by $name", async ({ how, signature }) => {
    const key = await unwrapVaultsPayKey({ nonce, signature }, unwrapKeyWith(privateKey, how));
    expect(decode(await openVaultsPayBody(key, { nonce, body }))).toBe(plain);
  });

  test("takes a private key of PKCS#1 and a CryptoKey", async () => {
    const der = Buffer.from(privateKey.replace(/-----[A-Z ]+-----|\s/g, ""), "base64");
    const imported = await crypto.subtle.importKey("pkcs8", der, oaep, false, ["decrypt"]);
    for (const each of [fixture("pkcs1.pem"), imported]) {
      const key = await unwrapVaultsPayKey({ nonce, signature: wrapped.oaep }, unwrapKeyWith(each));
      expect(decode(await openVaultsPayBody(key, { nonce, body }))).toBe(plain);
    }
  });

  test.each([
    { name: "no nonce", headers: { nonce: undefined, signature: wrapped.oaep }, code: "ERR_NONCE_INVALID" },
    { name: "a short nonce", headers: { nonce: "AAAA", signature: wrapped.oaep }, code: "ERR_NONCE_INVALID" },
    { name: "no wrapped key", headers: { nonce, signature: null }, code: "ERR_KEY_UNWRAP" },
    { name: "a wrapped key that is no base64", headers: { nonce, signature: "key" }, code: "ERR_KEY_UNWRAP" },
    {
      name: "a wrapped key that is cut",
      headers: { nonce, signature: wrapped.oaep.slice(0, -4) },
      code: "ERR_KEY_UNWRAP",
    },
    { name: "a key padded otherwise", headers: { nonce, signature: wrapped.pkcs1 }, code: "ERR_KEY_UNWRAP" },
    { name: "a key masked with SHA-1", headers: { nonce, signature: wrapped.oaepMgf1Sha1 }, code: "ERR_KEY_UNWRAP" },
    { name: "a key of 16 bytes", headers: { nonce, signature: wrapped.oaepOf16Bytes }, code: "ERR_KEY_UNWRAP" },
  ])("refuses $name with $code", async ({ headers, code }) => {
    await expect(unwrapVaultsPayKey(headers, unwrapKeyWith(privateKey))).rejects.toMatchObject({
      name: "VaultsPayEncryptionError",
      code,
    });
  });

  test("refuses a key for another receiver", async () => {
    const pair = await crypto.subtle.generateKey(
      { ...oaep, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
      false,
      ["encrypt", "decrypt"],
    );
    const signature = encodeBase64(await wrapKeyWith(pair.publicKey)(keyBytes));
    const call = unwrapVaultsPayKey({ nonce, signature }, unwrapKeyWith(privateKey));
    await expect(call).rejects.toMatchObject({ code: "ERR_KEY_UNWRAP" });
  });

  test("takes none of 1,000 mutants of a wrapped key", async () => {
    const random = createRandom(20262);
    const unwrap = unwrapKeyWith(privateKey);
    const mutants = Array.from({ length: 1000 }, (_, i) =>
      i % 2 === 0 ? flipBit(wrapped.oaep, random.below(2048)) : mutate(wrapped.oaep, random),
    );
    const codes = await Promise.all(
      mutants.map((signature) => codeOf(unwrapVaultsPayKey({ nonce, signature }, unwrap))),
    );
    expect(new Set(codes)).toEqual(new Set(["ERR_KEY_UNWRAP"]));
  });

  test("takes no mutant of a key padded by PKCS#1 v1.5 for that key", async () => {
    const random = createRandom(20263);
    const unwrap = unwrapKeyWith(privateKey, "pkcs1-v1_5");
    const mutants = Array.from({ length: 200 }, () => flipBit(wrapped.pkcs1, random.below(2048)));
    const codes = await Promise.all(
      mutants.map((signature) => codeOf(unwrapVaultsPayKey({ nonce, signature }, unwrap))),
    );
    expect(new Set(codes)).toEqual(new Set(["ERR_KEY_UNWRAP"]));
  });

  test("tells a private key of no use from a wrapped key of no use", async () => {
    const headers = { nonce, signature: wrapped.oaep };
    await expect(unwrapVaultsPayKey(headers, unwrapKeyWith(publicKey))).rejects.toMatchObject({
      code: "ERR_KEY_PUBLIC",
    });
    await expect(unwrapVaultsPayKey(headers, unwrapKeyWith(publicKey, "pkcs1-v1_5"))).rejects.toMatchObject({
      code: "ERR_KEY_PUBLIC",
    });
  });
});

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "accepted",
    (error) => String(error.code),
  );
}
