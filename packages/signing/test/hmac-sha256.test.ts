import { expect, test } from "vitest";
import { encodeHex } from "../src/hex.js";
import { hmacSha256 } from "../src/hmac-sha256.js";

const encode = (text: string) => new TextEncoder().encode(text);

test.each([
  // RFC 4231, section 4.3
  {
    secret: "Jefe",
    text: "what do ya want for nothing?",
    mac: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  },
  // printf '' | openssl dgst -sha256 -hmac clé
  { secret: "clé", text: "", mac: "48b3794bc2c27faea131bcdcef4fbd52a9d26cf5970b19f530a118545d590dd8" },
])("hmacSha256 under $secret is what others make", async ({ secret, text, mac }) => {
  expect(encodeHex(await hmacSha256(secret, encode(text)))).toBe(mac);
});

test("hmacSha256 refuses an empty secret", async () => {
  await expect(hmacSha256("", encode("x"))).rejects.toThrow(TypeError);
});
