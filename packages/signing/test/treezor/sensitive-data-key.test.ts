import { describe, expect, test, vi } from "vitest";
import { holdKey } from "../../src/treezor/sensitive-data-key.js";

const base64 = (text: string) => Buffer.from(text).toString("base64");

function material() {
  const decrypted = new TextEncoder().encode("1234");
  const wipe = vi.fn();
  const decrypt = vi.fn(async () => decrypted);
  const key = holdKey({ kind: "LIBSODIUM_HEX", publicText: "00ff", decrypt, wipe });
  return { key, decrypted, decrypt, wipe };
}

describe("holdKey", () => {
  test("hands the text inside of the base64 to the library", async () => {
    const { key, decrypt } = material();
    await key.open(base64("abcd"));
    expect(decrypt).toHaveBeenCalledExactlyOnceWith("abcd");
    expect(key.publicKey).toBe(base64("00ff"));
  });

  test("overwrites the copy of the library", async () => {
    const { key, decrypted } = material();
    const plain = await key.open(base64("abcd"));
    expect([...decrypted]).toEqual([0, 0, 0, 0]);
    expect(new TextDecoder().decode(plain)).toBe("1234");
  });

  test("overwrites the key once and all that was opened", async () => {
    const { key, wipe } = material();
    const plain = await key.open(base64("abcd"));
    key.destroy();
    key.destroy();
    expect(wipe).toHaveBeenCalledOnce();
    expect([...plain]).toEqual([0, 0, 0, 0]);
  });

  test("does not tell what was opened while the key was destroyed", async () => {
    const { key } = material();
    const opening = key.open(base64("abcd"));
    key.destroy();
    await expect(opening).rejects.toMatchObject({ code: "ERR_KEY_DESTROYED" });
  });

  test("is no longer asked once it is destroyed", async () => {
    const { key, decrypt } = material();
    key.destroy();
    await expect(key.open(base64("abcd"))).rejects.toMatchObject({ code: "ERR_KEY_DESTROYED" });
    expect(decrypt).not.toHaveBeenCalled();
  });

  test("holds nothing of the private key that can be read or printed", () => {
    expect(Object.keys(material().key).sort()).toEqual(["destroy", "kind", "open", "publicKey"]);
    expect(JSON.stringify(material().key)).toBe(`{"kind":"LIBSODIUM_HEX","publicKey":"${base64("00ff")}"}`);
  });
});
