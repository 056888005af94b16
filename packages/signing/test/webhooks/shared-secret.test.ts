import { describe, expect, test } from "vitest";
import { sharedSecret } from "../../src/webhooks/shared-secret.js";

const secret = "9f2c61d0a7b84e35";
const older = "c0ffee00c0ffee00c0ffee00";

describe("sharedSecret", () => {
  test("knows the secret and each that rotates out", async () => {
    const isKnown = sharedSecret([secret, older]);
    expect(await Promise.all([secret, older].map(isKnown))).toEqual([true, true]);
  });

  test("takes one secret without a list", async () => {
    expect(await sharedSecret(secret)(secret)).toBe(true);
  });

  test.each(["", secret.slice(0, -1), `${secret}0`, secret.toUpperCase(), ` ${secret}`, `${secret},${older}`])(
    'refuses "%s"',
    async (presented) => {
      expect(await sharedSecret([secret, older])(presented)).toBe(false);
    },
  );

  test("refuses every one of 10,000 mutations", async () => {
    const isKnown = sharedSecret(secret);
    const mutations = Array.from({ length: 10_000 }, (_, i) => {
      const at = i % secret.length;
      const code = 33 + ((Math.imul(i, 2_654_435_761) >>> 16) % 94);
      return `${secret.slice(0, at)}${String.fromCharCode(code)}${secret.slice(at + 1)}`;
    });
    const foreign = mutations.filter((text) => text !== secret);
    expect(foreign.length).toBeGreaterThan(9_800);
    expect((await Promise.all(foreign.map(isKnown))).filter(Boolean)).toEqual([]);
  });

  test.each([
    { name: "no secret", secrets: [] },
    { name: "an empty secret", secrets: "" },
    { name: "a short secret among others", secrets: [secret, "short"] },
    { name: "a secret that is no text", secrets: [undefined] as unknown as string[] },
    { name: "nothing", secrets: undefined as unknown as string },
  ])("refuses $name with TypeError", ({ secrets }) => {
    expect(() => sharedSecret(secrets)).toThrow(TypeError);
  });

  test("does not tell the secret it refuses", () => {
    expect(() => sharedSecret("too-short-word")).not.toThrow(/too-short-word/);
    expect(() => sharedSecret("too-short-word")).toThrow(/16 characters/);
  });
});
