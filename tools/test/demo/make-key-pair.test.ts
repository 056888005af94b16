import { spawnSync } from "node:child_process";
import { createPublicKey } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeKeyPair } from "../../demo/make-key-pair.js";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keys-"));
});
afterEach(() => rm(folder, { recursive: true }));

const derived = (privateKey: string) => createPublicKey(privateKey).export({ type: "spki", format: "pem" });

describe("makeKeyPair", () => {
  test("leaves the files of the vendor's commands, the private key for its owner alone", async () => {
    const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
    const { madeBy, privateKey, publicKey, privateKeyFile } = await makeKeyPair(folder);
    expect(madeBy).toBe(hasOpenssl ? "openssl" : "node:crypto");
    const locked = hasOpenssl ? ["id_rsa.pem"] : [];
    expect((await readdir(folder)).sort()).toEqual(["id_rsa", "id_rsa.pub", ...locked].sort());
    expect(derived(privateKey)).toBe(publicKey);
    expect((await stat(privateKeyFile)).mode & 0o077).toBe(0);
  });

  test("makes the pair by itself on a machine without openssl, and says so", async () => {
    const { madeBy, privateKey, publicKey } = await makeKeyPair(folder, "openssl-that-is-not-there");
    expect(madeBy).toBe("node:crypto");
    expect(derived(privateKey)).toBe(publicKey);
  });

  test("fails when openssl does", async () => {
    // Node takes none of the options of openssl.
    await expect(makeKeyPair(folder, process.execPath)).rejects.toMatchObject({ name: "StoryError" });
  });
});
