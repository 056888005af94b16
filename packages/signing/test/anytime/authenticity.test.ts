import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { authenticityHash, authenticityInput } from "../../src/anytime/authenticity.js";

// printf %s 'TIMESTAMP|USERNAME' | openssl dgst -sha256
const vectors = [
  // the pair the vendor's text gives as example
  ["1472742723.9673", "YourUserName", "4d827cd4c78b115a6f20c49886dc62b690e93c5ef26d47e74fa8c89001dd3ea6"],
  ["1478525194.6700", "acme-api", "cee1b69974c2ca055f5d52f3c552e0580af4285e69530ff7f3288906d1946d84"],
  ["1478525194.6700", "zażółć", "703b7b4c5912bdeed91533bc24bb042abb3028b3e36661562ab9dfdefdc7c633"],
  ["1478525194.6798", "", "6af98473dcf3533e3cef34584d7ed1dd3f6b2d7fcf3e3d49caf4c86e1603927f"],
] as const;

describe("authenticityHash", () => {
  test.each(vectors)("of %s and %j is what openssl prints", async (timestamp, username, hash) => {
    expect(await authenticityHash(timestamp, username)).toBe(hash);
  });

  test("takes a digest of the host, which may answer at once", () => {
    const digest = (input: string) => createHash("sha256").update(input).digest("hex");
    const [[timestamp, username, hash]] = vectors;
    expect(authenticityHash(timestamp, username, digest)).toBe(hash);
  });
});

test("authenticityInput keeps the digits of the timestamp", () => {
  expect(authenticityInput("1478525194.6700", "acme-api")).toBe("1478525194.6700|acme-api");
});
