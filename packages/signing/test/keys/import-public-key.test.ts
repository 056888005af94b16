import { describe, expect, test } from "vitest";
import { importPrivateKey } from "../../src/keys/import-private-key.js";
import { importPublicKey } from "../../src/keys/import-public-key.js";
import { fixture } from "./fixture.js";

const spki = fixture("spki.pem");

describe("importPublicKey", () => {
  test.each(["spki.pem", "pkcs1-public.pem"])("reads %s as the key openssl sees in it", async (file) => {
    const { n } = await crypto.subtle.exportKey("jwk", await importPublicKey(fixture(file)));
    // openssl rsa -in test-only-pkcs1.pem -noout -modulus | sed s/Modulus=// | xxd -r -p | sha256sum
    expect(await hexDigest(Buffer.from(n ?? "", "base64url"))).toBe(
      "28edee51aa7c74e2cbaf857eb4c207a8ecfb3cae53f602959519a2260ae77dea",
    );
  });

  test.each([
    { name: "no text", pem: "", code: "ERR_KEY_FORMAT" },
    { name: "an OpenSSH public key", pem: fixture("openssh.pub"), code: "ERR_KEY_FORMAT" },
    { name: "a certificate", pem: fixture("certificate.pem"), code: "ERR_KEY_FORMAT" },
    { name: "a PKCS#1 private key", pem: fixture("pkcs1.pem"), code: "ERR_KEY_PRIVATE" },
    { name: "a PKCS#8 private key", pem: fixture("pkcs8.pem"), code: "ERR_KEY_PRIVATE" },
    { name: "an EC public key", pem: fixture("ec-spki.pem"), code: "ERR_KEY_NOT_RSA" },
    { name: "1024 bits", pem: fixture("1024-spki.pem"), code: "ERR_KEY_TOO_SHORT" },
    { name: "an absent END line", pem: spki.slice(0, 200), code: "ERR_KEY_MALFORMED" },
    { name: "an absent line", pem: spki.split("\n").toSpliced(3, 1).join("\n"), code: "ERR_KEY_MALFORMED" },
    { name: "SPKI labelled PKCS#1", pem: spki.replaceAll("PUBLIC", "RSA PUBLIC"), code: "ERR_KEY_MALFORMED" },
    {
      name: "PKCS#1 labelled SPKI",
      pem: fixture("pkcs1-public.pem").replaceAll("RSA ", ""),
      code: "ERR_KEY_MALFORMED",
    },
  ])("refuses $name with $code", async ({ pem, code }) => {
    await expect(importPublicKey(pem)).rejects.toMatchObject({ name: "KeyError", code });
  });

  test("refuses a private CryptoKey with ERR_KEY_PRIVATE", async () => {
    const key = await importPrivateKey(fixture("pkcs1.pem"));
    await expect(importPublicKey(key)).rejects.toMatchObject({ code: "ERR_KEY_PRIVATE" });
  });

  test("refuses a CryptoKey that may not verify with ERR_KEY_USAGE", async () => {
    const der = Buffer.from(spki.replace(/-----[^-]+-----/g, ""), "base64");
    const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-1" };
    const key = await crypto.subtle.importKey("spki", der, algorithm, true, []);
    await expect(importPublicKey(key)).rejects.toMatchObject({ code: "ERR_KEY_USAGE" });
  });

  test("hands a CryptoKey that serves through", async () => {
    const key = await importPublicKey(spki);
    expect(await importPublicKey(key)).toBe(key);
  });

  test("refuses what is neither text nor CryptoKey with a TypeError", async () => {
    await expect(Reflect.apply(importPublicKey, undefined, [42])).rejects.toBeInstanceOf(TypeError);
  });
});

async function hexDigest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
}
