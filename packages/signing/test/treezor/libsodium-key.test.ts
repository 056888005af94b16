import sodium from "libsodium-wrappers";
import { beforeAll, describe, expect, test } from "vitest";
import { generateLibsodiumKey, holdLibsodiumKey } from "../../src/treezor/libsodium-key.js";

const hex = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
const base64 = (text: string) => Buffer.from(text).toString("base64");
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

// php -r '$k = sodium_crypto_box_seed_keypair(hash("sha256", "cardholder", true)); …'
const pair = () => ({
  privateKey: hex("400a564ed82b424e5fd951f47757ded1c155a2ffbfbd250a9dc777b0307d1464"),
  publicKey: hex("f27d6a943451020dfa569f1bb8fb49be317802e512b85b9db2b4b2452239d262"),
});
// … echo base64_encode(bin2hex(sodium_crypto_box_seal('{"pan":"4111111111111111","cvv":"123"}', sodium_crypto_box_publickey($k))));
const byPhp =
  "NDhjOGY1NjhjOTMyYTVmN2ZjNzJkMGYyYWRlNDIzYzZlNjIxYjdhMWE2Nzg4ODg3YzhjNDQ4YmVkMjI3ODU3NDlmODZhOTA0YTkzMmMyN2RlN2U0OGQxZDNmMmYzMDczMjljYjA1MWQ2MmIwNDMxZjE4MjM2ODBmOWRmNjNiOGY4MWUwMDM5NTQ5Mjk5NDBkOGU5ZTYyYzdhNzhmMzMxNGFmNjdhYTE0NWZjMQ==";
// /usr/bin/python3 -c 'from base64 import b64encode; from nacl.public import PublicKey, SealedBox; print(b64encode(
//   SealedBox(PublicKey(bytes.fromhex("f27d…d262"))).encrypt(b"1234").hex().encode()).decode())'
const byPython =
  "NGVlZDE1MTAyYmQ1MDhhYTE5MDY2MDA2MTVlNjgyYTJmOTc3MDk0NDU3YWVhNGQwNmRjZjJlZTIxNzlhOWEwZDFmOGUxODEwY2VjNzZlY2Q5NDRmNmY5MjIwN2Y4NjdlMzg2MmRhYzI=";

beforeAll(() => sodium.ready);

describe("holdLibsodiumKey", () => {
  test("opens what PHP and PyNaCl sealed", async () => {
    const key = holdLibsodiumKey(sodium, pair());
    expect(text(await key.open(byPhp))).toBe('{"pan":"4111111111111111","cvv":"123"}');
    expect(text(await key.open(byPython))).toBe("1234");
  });

  test("hands out the public key as base64 of its hexadecimal digits", () => {
    const { kind, publicKey } = holdLibsodiumKey(sodium, pair());
    expect(kind).toBe("LIBSODIUM_HEX");
    expect(Buffer.from(publicKey, "base64").toString()).toBe(Buffer.from(pair().publicKey).toString("hex"));
  });

  test("takes upper-case digits", async () => {
    const upper = base64(Buffer.from(byPython, "base64").toString().toUpperCase());
    expect(text(await holdLibsodiumKey(sodium, pair()).open(upper))).toBe("1234");
  });

  test.each([
    { name: "digits that are not in base64", encrypted: "%%", code: "ERR_CIPHERTEXT_MALFORMED" },
    { name: "nothing", encrypted: "", code: "ERR_CIPHERTEXT_MALFORMED" },
    { name: "what has no digits", encrypted: base64("xy"), code: "ERR_CIPHERTEXT_MALFORMED" },
    { name: "half a byte", encrypted: base64("abc"), code: "ERR_CIPHERTEXT_MALFORMED" },
    { name: "too few bytes", encrypted: base64("abcd"), code: "ERR_CIPHERTEXT_UNREADABLE" },
  ])("refuses $name with $code", async ({ encrypted, code }) => {
    const key = holdLibsodiumKey(sodium, pair());
    await expect(key.open(encrypted)).rejects.toMatchObject({ name: "SensitiveDataError", code });
  });

  test("opens no box with a bit changed, whichever it is", async () => {
    const key = holdLibsodiumKey(sodium, pair());
    const box = hex(Buffer.from(byPython, "base64").toString());
    for (let bit = 0; bit < box.length * 8; bit++) {
      // The last bit of a public key on the curve is ignored (RFC 7748, section 5), but the nonce is made of it.
      const changed = Buffer.from(box);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const code = "ERR_CIPHERTEXT_UNREADABLE";
      await expect(key.open(base64(changed.toString("hex")))).rejects.toMatchObject({ code });
    }
  });

  test("overwrites key and data and opens nothing more once it is destroyed", async () => {
    const material = pair();
    const key = holdLibsodiumKey(sodium, material);
    const plain = await key.open(byPhp);
    const underWay = key.open(byPhp);
    key.destroy();
    key.destroy();
    expect([...plain, ...material.privateKey].every((byte) => byte === 0)).toBe(true);
    await expect(underWay).rejects.toMatchObject({ code: "ERR_KEY_DESTROYED" });
    await expect(key.open(byPhp)).rejects.toMatchObject({ code: "ERR_KEY_DESTROYED" });
  });
});

describe("generateLibsodiumKey", () => {
  test("opens what was sealed for the public key it hands out, and for no other", async () => {
    const [key, other] = await Promise.all([generateLibsodiumKey(), generateLibsodiumKey()]);
    const publicKey = hex(Buffer.from(key.publicKey, "base64").toString());
    const sealed = base64(sodium.to_hex(sodium.crypto_box_seal("1234", publicKey)));
    expect(text(await key.open(sealed))).toBe("1234");
    await expect(other.open(sealed)).rejects.toMatchObject({ code: "ERR_CIPHERTEXT_UNREADABLE" });
  });
});
