import { describe, expect, test } from "vitest";
import { decodeBase64 } from "../../src/base64.js";
import { importAesKey, openVaultsPayBody, sealVaultsPayBody } from "../../src/vaultspay/sealed-body.js";
import { createRandom, mutate } from "../random.js";
import { body, decode, encode, encryptedData, flipBit, iv, keyBytes, nonce, plain } from "./vectors.js";

const key = await importAesKey(keyBytes);

/** Bytes of hex digits. */
const hex = (digits: string) => new Uint8Array(Buffer.from(digits, "hex"));

/* NIST, The Galois/Counter Mode of Operation, test case 15: AES-256, 96-bit IV, no additional data. */
const nist = {
  key: hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"),
  iv: hex("cafebabefacedbaddecaf888"),
  plain: hex(
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255",
  ),
  sealed:
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015adb094dac5d93471bdec1a502270e3cc6c",
};

const dataOf = (text: string): string => JSON.parse(text).encryptedData;

describe("sealVaultsPayBody", () => {
  test("makes what python3-cryptography makes", async () => {
    expect(await sealVaultsPayBody(key, encode(plain), iv)).toEqual({ nonce, body });
  });

  test("makes ciphertext and tag of the NIST vector", async () => {
    const { body } = await sealVaultsPayBody(await importAesKey(nist.key), nist.plain, nist.iv);
    expect(Buffer.from(dataOf(body), "base64").toString("hex")).toBe(nist.sealed);
  });

  test("takes another IV each time", async () => {
    const many = await Promise.all(Array.from({ length: 50 }, () => sealVaultsPayBody(key, encode(plain))));
    expect(new Set(many.map((each) => each.nonce)).size).toBe(50);
    expect(decodeBase64(many[0]?.nonce ?? "")).toHaveLength(12);
  });
});

describe("openVaultsPayBody", () => {
  test("opens what python3-cryptography made", async () => {
    expect(decode(await openVaultsPayBody(key, { nonce, body }))).toBe(plain);
  });

  test("opens the NIST vector", async () => {
    const sealed = Buffer.from(nist.sealed, "hex").toString("base64");
    const given = { nonce: Buffer.from(nist.iv).toString("base64"), body: JSON.stringify({ encryptedData: sealed }) };
    expect(await openVaultsPayBody(await importAesKey(nist.key), given)).toEqual(nist.plain);
  });

  test("opens an empty body", async () => {
    expect(await openVaultsPayBody(key, await sealVaultsPayBody(key, encode("")))).toHaveLength(0);
  });

  test.each([
    { name: "a plain body", given: { nonce, body: plain }, code: "ERR_BODY_PLAIN" },
    { name: "an empty body", given: { nonce, body: "" }, code: "ERR_BODY_PLAIN" },
    { name: "a body that is no JSON", given: { nonce, body: encryptedData }, code: "ERR_BODY_PLAIN" },
    { name: "ciphertext that is a number", given: { nonce, body: '{"encryptedData":1}' }, code: "ERR_BODY_MALFORMED" },
    {
      name: "ciphertext shorter than a tag",
      given: { nonce, body: '{"encryptedData":"AAAA"}' },
      code: "ERR_BODY_MALFORMED",
    },
    {
      name: "ciphertext with a line break",
      given: { nonce, body: `{"encryptedData":"${encryptedData}\\n"}` },
      code: "ERR_BODY_MALFORMED",
    },
    { name: "no nonce", given: { nonce: null, body }, code: "ERR_NONCE_INVALID" },
    { name: "a nonce of 16 bytes", given: { nonce: "AAAAAAAAAAAAAAAAAAAAAA==", body }, code: "ERR_NONCE_INVALID" },
    { name: "another nonce", given: { nonce: "oKGio6Slpqeoqaqs", body }, code: "ERR_BODY_TAMPERED" },
    {
      name: "a cut tag",
      given: { nonce, body: JSON.stringify({ encryptedData: encryptedData.slice(0, -8) }) },
      code: "ERR_BODY_TAMPERED",
    },
  ])("refuses $name with $code", async ({ given, code }) => {
    await expect(openVaultsPayBody(key, given)).rejects.toMatchObject({ name: "VaultsPayEncryptionError", code });
  });

  test("refuses the ciphertext under another key", async () => {
    const other = await importAesKey(new Uint8Array(32));
    await expect(openVaultsPayBody(other, { nonce, body })).rejects.toMatchObject({ code: "ERR_BODY_TAMPERED" });
  });

  test("refuses every single bit turned over, of ciphertext, tag and IV", async () => {
    const sealedBits = Buffer.from(encryptedData, "base64").length * 8;
    const mutants = [
      ...Array.from({ length: sealedBits }, (_, bit) => ({ nonce, encryptedData: flipBit(encryptedData, bit) })),
      ...Array.from({ length: 96 }, (_, bit) => ({ nonce: flipBit(nonce, bit), encryptedData })),
    ];
    const codes = await Promise.all(mutants.map((each) => codeOf(each)));
    expect(new Set(codes)).toEqual(new Set(["ERR_BODY_TAMPERED"]));
  });

  test("takes none of 10,000 mutants", async () => {
    const random = createRandom(20261);
    const mutants = Array.from({ length: 10_000 }, (_, i) =>
      i % 4 === 0
        ? { nonce: mutate(nonce, random), encryptedData }
        : { nonce, encryptedData: i % 4 === 1 ? mutate(encryptedData, random) : flipped(random) },
    );
    const codes = await Promise.all(mutants.map((each) => codeOf(each)));
    expect(codes.filter((code) => !/^ERR_(BODY_(MALFORMED|TAMPERED)|NONCE_INVALID)$/.test(code))).toEqual([]);
  });
});

/** Several bits turned over. */
function flipped(random: ReturnType<typeof createRandom>): string {
  let mutant = encryptedData;
  for (let left = 1 + random.below(4); left > 0 || mutant === encryptedData; left--) {
    mutant = flipBit(mutant, random.below(61 * 8));
  }
  return mutant;
}

async function codeOf(given: { readonly nonce: string; readonly encryptedData: string }): Promise<string> {
  const sealed = { nonce: given.nonce, body: JSON.stringify({ encryptedData: given.encryptedData }) };
  return openVaultsPayBody(key, sealed).then(
    () => "accepted",
    (error) => String(error.code),
  );
}
