import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readCredentials } from "../src/credentials.js";

const folder = mkdtempSync(join(tmpdir(), "credentials-"));
afterAll(() => rmSync(folder, { recursive: true }));

const account = { clientId: "c", clientSecret: "s3cr3t", username: "u", password: "p4ssw0rd" };

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const names = ["clientId", "clientSecret", "username", "password", "privateKey"];
const readFrom = (from: string, env: Record<string, string> = {}) =>
  readCredentials(from, { api: "anytime", names, env });

describe("readCredentials", () => {
  test("reads a key in the file and a key beside it", async () => {
    write("key.pem", "PEM");
    const inside = write("inside.json", { ...account, privateKey: "PEM" });
    const beside = write("beside.json", { ...account, privateKeyFile: "key.pem" });
    expect(await readFrom(inside)).toEqual({ ...account, privateKey: "PEM" });
    expect(await readFrom(beside)).toEqual({ ...account, privateKey: "PEM" });
  });

  test("reads variables of the environment, a key in a file of its own among them", async () => {
    write("key.pem", "PEM");
    const env = {
      ANYTIME_CLIENT_ID: "c",
      ANYTIME_CLIENT_SECRET: "s3cr3t",
      ANYTIME_USERNAME: "u",
      ANYTIME_PASSWORD: "p4ssw0rd",
      ANYTIME_PRIVATE_KEY_FILE: join(folder, "key.pem"),
    };
    expect(await readFrom("env", env)).toEqual({ ...account, privateKey: "PEM" });
  });

  test("names the variable that is missing", async () => {
    await expect(readFrom("env")).rejects.toMatchObject({ code: "ERR_CREDENTIALS" });
  });

  test.each([
    { name: "no file", path: () => join(folder, "none.json") },
    { name: "no JSON", path: () => write("broken.json", '{"clientSecret":"s3cr3t",') },
    { name: "no password", path: () => write("part.json", { ...account, password: "", privateKey: "PEM" }) },
    { name: "no key", path: () => write("keyless.json", account) },
    { name: "a key file that is missing", path: () => write("lost.json", { ...account, privateKeyFile: "none.pem" }) },
  ])("refuses $name with ERR_CREDENTIALS and tells no secret", async ({ path }) => {
    const error: unknown = await readFrom(path()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "ERR_CREDENTIALS" });
    expect(String(error)).not.toMatch(/s3cr3t|p4ssw0rd/);
  });
});
