import { createMessage, encrypt, readKey } from "openpgp";
import { beforeAll, describe, expect, test } from "vitest";
import { generateOpenPgpKey, holdOpenPgpKey } from "../../src/treezor/openpgp-key.js";
import type { SensitiveDataKey } from "../../src/treezor/sensitive-data-key.js";
import { fixture } from "./fixture.js";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const armored = fixture("test-only-openpgp-private.asc");
const message = fixture("card-data.gpg.asc");

describe("holdOpenPgpKey", () => {
  let key: SensitiveDataKey;
  beforeAll(async () => {
    key = await holdOpenPgpKey(armored);
  });

  test("opens what gpg encrypted", async () => {
    expect(text(await key.open(base64(message)))).toBe('{"pan":"4111111111111111","cvv":"123"}');
    expect(text(await key.open(base64(fixture("pin.gpg.asc"))))).toBe("1234");
  });

  test("takes base64 with a line end behind it", async () => {
    expect(text(await key.open(`${base64(fixture("pin.gpg.asc"))}\n`))).toBe("1234");
  });

  test("opens an image byte for byte", async () => {
    const image = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256);
    const encryptionKeys = await readKey({ armoredKey: fixture("test-only-openpgp-public.asc") });
    const sealed = await encrypt({ message: await createMessage({ binary: image }), encryptionKeys });
    expect(Buffer.compare(await key.open(base64(sealed)), image)).toBe(0);
  });

  test.each([
    { name: "armour that is not in base64", encrypted: message, code: "ERR_CIPHERTEXT_MALFORMED" },
    { name: "nothing", encrypted: "", code: "ERR_CIPHERTEXT_MALFORMED" },
    { name: "base64 of something else", encrypted: base64("1234"), code: "ERR_CIPHERTEXT_MALFORMED" },
    { name: "half a message", encrypted: base64(message.slice(0, 400)), code: "ERR_CIPHERTEXT_MALFORMED" },
    {
      name: "a public key",
      encrypted: base64(fixture("test-only-openpgp-public.asc")),
      code: "ERR_CIPHERTEXT_MALFORMED",
    },
    {
      name: "a message without protection of its integrity",
      encrypted: base64(fixture("pin-unauthenticated.gpg.asc")),
      code: "ERR_CIPHERTEXT_UNREADABLE",
    },
  ])("refuses $name with $code", async ({ encrypted, code }) => {
    await expect(key.open(encrypted)).rejects.toMatchObject({ name: "SensitiveDataError", code });
  });

  test("opens none of 300 messages with a bit changed", async () => {
    const [head = "", body = "", tail = ""] = /^(.*?\n\n)(.*?)\n(=.*)$/s.exec(message)?.slice(1) ?? [];
    const bytes = Buffer.from(body, "base64");
    // Without the checksum of the armour, which would tell already.
    const open = (changed: Buffer) =>
      key.open(base64(`${head}${changed.toString("base64")}\n${tail.replace(/^=.*\n/, "")}`));
    expect(text(await open(bytes))).toContain("4111");
    for (let i = 0; i < 300; i++) {
      const changed = Buffer.from(bytes);
      const at = Math.floor((i * bytes.length) / 300);
      changed[at] = (changed[at] ?? 0) ^ (1 << (i % 8));
      await expect(open(changed)).rejects.toMatchObject({ name: "SensitiveDataError" });
    }
  });

  test("opens nothing that is for another key", async () => {
    const other = await generateOpenPgpKey({ rsaBits: 2048 });
    const code = "ERR_CIPHERTEXT_UNREADABLE";
    await expect(other.open(base64(message))).rejects.toMatchObject({ code });
  });

  test("overwrites what it opened and opens nothing more once it is destroyed", async () => {
    const short = await holdOpenPgpKey(armored);
    const plain = await short.open(base64(message));
    const underWay = short.open(base64(message));
    short.destroy();
    short.destroy();
    expect(plain.every((byte) => byte === 0)).toBe(true);
    await expect(underWay).rejects.toMatchObject({
      code: expect.stringMatching(/ERR_KEY_DESTROYED|ERR_CIPHERTEXT_UNREADABLE/),
    });
    await expect(short.open(base64(message))).rejects.toMatchObject({ code: "ERR_KEY_DESTROYED" });
  });
});

describe("generateOpenPgpKey", () => {
  test("hands out the public half alone, as openpgp reads it", async () => {
    const key = await generateOpenPgpKey({ rsaBits: 2048, name: "a device" });
    const handedOut = await readKey({ armoredKey: Buffer.from(key.publicKey, "base64").toString() });
    expect(key.kind).toBe("OPENPGP_ARMOR");
    expect(handedOut.isPrivate()).toBe(false);
    expect(handedOut.getUserIDs()).toEqual(["a device"]);
    expect(handedOut.getAlgorithmInfo()).toMatchObject({ algorithm: "rsaEncryptSign", bits: 2048 });
    const sealed = await encrypt({ message: await createMessage({ text: "1234" }), encryptionKeys: handedOut });
    expect(text(await key.open(base64(sealed)))).toBe("1234");
  });

  test("makes a key that a vendor takes whose clock is behind", async () => {
    const { publicKey } = await generateOpenPgpKey({ rsaBits: 2048 });
    const key = await readKey({ armoredKey: Buffer.from(publicKey, "base64").toString() });
    expect(Date.now() - key.getCreationTime().getTime()).toBeGreaterThan(86_000_000);
    expect(await key.getExpirationTime()).toBe(Number.POSITIVE_INFINITY);
  });

  test.each([1024, 2047, 2048.5, Number.NaN])("refuses a length of %d bits", async (rsaBits) => {
    await expect(generateOpenPgpKey({ rsaBits })).rejects.toThrow(TypeError);
  });
});
