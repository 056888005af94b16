import { describe, expect, test } from "vitest";
import { importSpki, isSpkiSource, RSA_OAEP } from "../../src/keys/import-spki.js";
import { fixture } from "./fixture.js";

const pem = fixture("spki.pem");
const VERIFY = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", usage: "verify" } as const;
const der = () => Buffer.from(pem.replace(/-----[A-Z ]+-----|\s/g, ""), "base64");

describe("importSpki", () => {
  test("imports for the use that is asked for", async () => {
    expect(await importSpki(pem, RSA_OAEP)).toMatchObject({ usages: ["encrypt"], algorithm: { name: "RSA-OAEP" } });
    expect(await importSpki(pem, VERIFY)).toMatchObject({
      usages: ["verify"],
      algorithm: { hash: { name: "SHA-256" } },
    });
  });

  test("returns a CryptoKey that serves", async () => {
    const key = await importSpki(pem, VERIFY);
    expect(await importSpki(key, VERIFY)).toBe(key);
  });

  test.each([
    { name: "for another algorithm", algorithm: { name: "RSA-PSS", hash: "SHA-256" }, code: "ERR_KEY_ALGORITHM" },
    { name: "for another hash", algorithm: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-1" }, code: "ERR_KEY_HASH" },
  ])("refuses a CryptoKey $name with $code", async ({ algorithm, code }) => {
    const key = await crypto.subtle.importKey("spki", der(), algorithm, false, ["verify"]);
    await expect(importSpki(key, VERIFY)).rejects.toMatchObject({ code });
  });

  test("refuses a CryptoKey that may do something else with ERR_KEY_USAGE", async () => {
    const key = await crypto.subtle.importKey("spki", der(), { name: "RSA-OAEP", hash: "SHA-256" }, false, ["wrapKey"]);
    await expect(importSpki(key, RSA_OAEP)).rejects.toMatchObject({ code: "ERR_KEY_USAGE" });
  });

  test("refuses a CryptoKey that is no RSA key with ERR_KEY_ALGORITHM", async () => {
    const key = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
    await expect(importSpki(key, VERIFY)).rejects.toMatchObject({ code: "ERR_KEY_ALGORITHM" });
  });
});

describe("isSpkiSource", () => {
  test("tells text and keys from anything else", async () => {
    expect([pem, await importSpki(pem, VERIFY)].map(isSpkiSource)).toEqual([true, true]);
    expect([" ", "", undefined, null, {}, 5].map(isSpkiSource)).toEqual([false, false, false, false, false, false]);
  });
});
