import { createPublicKey, verify as verifyByNode } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { signAnytime, verifyAnytimeSignature } from "../../src/anytime/anytime-signature.js";
import { importPrivateKey } from "../../src/keys/import-private-key.js";
import { importPublicKey } from "../../src/keys/import-public-key.js";
import { fixture } from "../keys/fixture.js";
import { createRandom, mutate } from "../random.js";

// printf %s DATA | openssl dgst -sha1 -sign test-only-pkcs1.pem | base64 -w0
const vectors = [
  {
    data: "1478508503.5145",
    signature:
      "nbAp9Rry2fAxr0pn8LuTO5piC+FHy6qDWOWI1Gz3TPOzc9rqPDO2wgGp5n/+zC5xKTUbGaL/s+VsoXXjj8969zFECCKzCb2LPME/2K7S2xoId8Z" +
      "+5/l2vmkAx0trm+AQxle5adfSkYF4sSYERS5CcfVQk8wcb5JejPS4QVliDtSBMY3jyEHL73m8R6pofmuVe5bXvpbulAXQTBNsRwUSe1/rlo9XBp" +
      "/byTJT4hrhkgTwDVK1cfdTbUiWW0Ly8BgPpGXYLZ88dpneFSpswO3idEhIz8hUFJhty8S5a72AqBdUJ8H+BqXeOtUcING3+8AmcdnD7Aa51HZEj" +
      "mPXXaDAjA==",
  },
  {
    data: "zażółć-☃",
    signature:
      "Yyxeq16BoHypRkGPwWAXyQFRvpdmecvC06SSsq/7E1i1YXjxl/MGNQMqOOkHwzVZnVoeNFLvRBIfpXQVcYwJ3f14mf4YAHSKjcLpfh88Mmmlh" +
      "QsHjMVuDWW6iC0vV8lUeKW53+5FkrykJXt5tAs/Uq+NTobkSS2xQdT3WiV28ALA96yrydqwxzNFhgTc0BAYkDV8d0ljsV42SUllY68uKU+iWV7Z" +
      "bNU941z3RHJg1ULYtZ10bNKRkKonzhTh4mqheEnDfS9kh/bsieMlLFeY7dUGrxt/2CYq0qD7JpYWkIaxk/fBKGI/7kIv9yXQPO1NQBFC3w63SUd" +
      "tIOyUQht0QA==",
  },
] as const;
const [{ data, signature }] = vectors;

let privateKey: CryptoKey;
let publicKey: CryptoKey;
beforeAll(async () => {
  privateKey = await importPrivateKey(fixture("pkcs1.pem"));
  publicKey = await importPublicKey(fixture("spki.pem"));
});

describe("signAnytime", () => {
  test.each(vectors)("signs $data like openssl", async (vector) => {
    expect(await signAnytime(privateKey, vector.data)).toBe(vector.signature);
  });
});

describe("verifyAnytimeSignature", () => {
  test.each(vectors)("accepts what openssl signed over $data", async (vector) => {
    expect(await verifyAnytimeSignature(publicKey, vector.data, vector.signature)).toBe(true);
  });

  test("takes a verifier of the host with a key of its kind", async () => {
    const key = createPublicKey(fixture("spki.pem"));
    const verify = (own: typeof key, bytes: Uint8Array, over: Uint8Array) => verifyByNode("sha1", over, own, bytes);
    expect(await verifyAnytimeSignature(key, data, signature, verify)).toBe(true);
    expect(await verifyAnytimeSignature(key, `${data} `, signature, verify)).toBe(false);
  });

  // openssl dgst -sha256 -sign test-only-pkcs1.pem
  const sha256 =
    "UIZhylDv/egShO3Vo4xtIqgrSW4OCKbhpYps7SoVPk+AzxROWEhj2lI5rtfMs4fqScp1suaPXccx8BovaaRui9wWj8gZ9Vsg5hoTalafpNN9" +
    "wPB669bGs8ThBq2o+oAyX4okh7gOecrYQXIXGMyJcO8XkWalMTUmEIISX4zjIMk9c2fbBgb5I8N3hWf7pnCRfq82IxF5rw+19rNO6/8bHitg" +
    "xd0Ey8NElnedokQjkNAj55MY3NqclfPxru1tP8oGsHagLflYsCFUcDFOJjCJEbnJfo5xVPwbfsI9YhpfI+mpGfjyk0mOp894zQCRtRBXvymD" +
    "VOifcUF5KJ3sWN0Jng==";

  test.each([
    { name: "nothing", candidate: "" },
    { name: "a truncated signature", candidate: signature.slice(0, 340) },
    { name: "a signature with a line end", candidate: `${signature}\n` },
    { name: "a signature without padding", candidate: signature.slice(0, -2) },
    { name: "the same bytes in other base64", candidate: signature.replace(/A==$/, "B==") },
    { name: "the signature of other data", candidate: vectors[1].signature },
    { name: "a signature over SHA-256", candidate: sha256 },
    { name: "256 zero bytes", candidate: Buffer.alloc(256).toString("base64") },
    { name: "the number one", candidate: Buffer.alloc(256).fill(1, 255).toString("base64") },
    {
      name: "a byte too many",
      candidate: Buffer.concat([Buffer.from(signature, "base64"), Buffer.alloc(1)]).toString("base64"),
    },
    {
      name: "a zero byte before",
      candidate: Buffer.concat([Buffer.alloc(1), Buffer.from(signature, "base64")]).toString("base64"),
    },
  ])("refuses $name", async ({ candidate }) => {
    expect(await verifyAnytimeSignature(publicKey, data, candidate)).toBe(false);
  });

  test("accepts none of 10,000 mutants of signature or data", { timeout: 30_000 }, async () => {
    const random = createRandom(3);
    const mutants = Array.from({ length: 10_000 }, (_, run): readonly [string, string] => {
      if (run % 4 === 0) return [mutate(data, random), signature];
      if (run % 4 === 1) return [data, mutate(signature, random)];
      const bytes = Buffer.from(signature, "base64");
      const at = random.below(bytes.length);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.below(8)), at); // reaches RSA, where bad base64 does not
      return [data, bytes.toString("base64")];
    });
    const verdicts = await Promise.all(
      mutants.map(([over, mutant]) => verifyAnytimeSignature(publicKey, over, mutant)),
    );
    expect(mutants.filter((_, i) => verdicts[i] !== false)).toEqual([]);
  });
});
