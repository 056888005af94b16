import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readCredentialsFile } from "../src/credentials-file.js";

const folder = mkdtempSync(join(tmpdir(), "credentials-"));
afterAll(() => rmSync(folder, { recursive: true }));

const account = { clientId: "c", clientSecret: "s3cr3t", username: "u", password: "p4ssw0rd" };

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("readCredentialsFile", () => {
  test("reads a key in the file and a key beside it", async () => {
    write("key.pem", "PEM");
    const inside = write("inside.json", { ...account, privateKey: "PEM" });
    const beside = write("beside.json", { ...account, privateKeyFile: "key.pem" });
    expect(await readCredentialsFile(inside)).toEqual({ ...account, privateKey: "PEM" });
    expect(await readCredentialsFile(beside)).toEqual({ ...account, privateKey: "PEM" });
  });

  test.each([
    { name: "no file", path: () => join(folder, "none.json") },
    { name: "no JSON", path: () => write("broken.json", '{"clientSecret":"s3cr3t",') },
    { name: "no password", path: () => write("part.json", { ...account, password: "", privateKey: "PEM" }) },
    { name: "no key", path: () => write("keyless.json", account) },
    { name: "a key file that is missing", path: () => write("lost.json", { ...account, privateKeyFile: "none.pem" }) },
  ])("refuses $name with ERR_CREDENTIALS and tells no secret", async ({ path }) => {
    const error: unknown = await readCredentialsFile(path()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "ERR_CREDENTIALS" });
    expect(String(error)).not.toMatch(/s3cr3t|p4ssw0rd/);
  });
});
