import { constants, privateDecrypt } from "node:crypto";
import { describe, expect, test } from "vitest";
import { encryptTreezorPasscode } from "../../src/treezor/encrypt-passcode.js";
import { fixture } from "../keys/fixture.js";

const publicKey = fixture("spki.pem");
const privateKey = fixture("pkcs8.pem");
const bare = publicKey.replace(/-----[A-Z ]+-----|\s/g, "");

/*
 * base64 -d passcode.txt | openssl pkeyutl -decrypt -inkey test-only-pkcs8.pem -pkeyopt rsa_padding_mode:oaep
 *   -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256
 */
function decryptedByOpenSsl(encrypted: string): string {
  const options = { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
  return privateDecrypt(options, Buffer.from(encrypted, "base64")).toString("utf8");
}

describe("encryptTreezorPasscode", () => {
  test.each([
    { name: "PEM", key: publicKey },
    { name: "base64 alone", key: bare },
    { name: "PEM with the line ends of Windows", key: publicKey.replaceAll("\n", "\r\n") },
  ])("encrypts for a key given as $name what OpenSSL decrypts", async ({ key }) => {
    const encrypted = await encryptTreezorPasscode(key, "Zoé-4711/😀");
    expect(encrypted).toMatch(/^[A-Za-z0-9+/]{342}==$/);
    expect(decryptedByOpenSsl(encrypted)).toBe("Zoé-4711/😀");
  });

  test("takes a CryptoKey", async () => {
    const algorithm = { name: "RSA-OAEP", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("spki", Buffer.from(bare, "base64"), algorithm, false, ["encrypt"]);
    expect(decryptedByOpenSsl(await encryptTreezorPasscode(key, "123456"))).toBe("123456");
  });

  test("makes another text each time, as OAEP must", async () => {
    const [first, second] = await Promise.all([1, 2].map(() => encryptTreezorPasscode(publicKey, "123456")));
    expect(first).not.toBe(second);
  });

  test("takes as many bytes as the key can encrypt, and no more", async () => {
    expect(decryptedByOpenSsl(await encryptTreezorPasscode(publicKey, "x".repeat(190)))).toBe("x".repeat(190));
    await expect(encryptTreezorPasscode(publicKey, "x".repeat(191))).rejects.toThrow(TypeError);
  });

  test.each([{ passcode: "" }, { passcode: "12345" }, { passcode: "😀😀😀" }])(
    "refuses a passcode of less than six characters, without telling it: '$passcode'",
    async ({ passcode }) => {
      const error = await encryptTreezorPasscode(publicKey, passcode).catch((reason) => reason);
      expect(error).toBeInstanceOf(TypeError);
      if (passcode !== "") expect(error.message).not.toContain(passcode);
    },
  );

  test.each([
    { name: "a private key", key: privateKey, code: "ERR_KEY_PRIVATE" },
    { name: "a key of 1024 bits", key: fixture("1024-spki.pem"), code: "ERR_KEY_TOO_SHORT" },
    { name: "a key on a curve", key: fixture("ec-spki.pem"), code: "ERR_KEY_NOT_RSA" },
    { name: "a certificate", key: fixture("certificate.pem"), code: "ERR_KEY_FORMAT" },
    { name: "base64 of something else", key: "AAAA", code: "ERR_KEY_MALFORMED" },
  ])("refuses $name with $code", async ({ key, code }) => {
    await expect(encryptTreezorPasscode(key, "123456")).rejects.toMatchObject({ name: "KeyError", code });
  });

  test("refuses no key with a TypeError", async () => {
    await expect(encryptTreezorPasscode(" ", "123456")).rejects.toThrow(TypeError);
  });
});
