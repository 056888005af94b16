import { execFile } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = new URL("..", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");
const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");

/** Runs against dist, as a reader would: a package may import itself by name. */
async function run(code: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", code], { cwd: root });
  return stdout;
}

test("the first example of the README prints what the README says", async () => {
  expect(await run(examples[0] ?? "")).toBe("GET https://ws-sandbox.anyti.me/v1.0/apicheck 200\n2024-05-01\n");
});

test("the other examples of the README run", async () => {
  expect(examples.length).toBe(9);
  expect(await Promise.all(examples.slice(1).map(run))).toEqual(Array.from({ length: 8 }, () => ""));
});

test("the examples for Treezor do what the README says", async () => {
  const key = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const publicKey = JSON.stringify(key.publicKey.export({ type: "spki", format: "pem" }));
  const exercised = `
    import { writeTreezorWebhook } from "@openissuing/signing/treezor";
    import sodium from "libsodium-wrappers";
    const envelope = { webhook: "card.update", webhook_id: "1", webhook_created_at: Date.now() * 10, object: "card", object_id: "1" };
    const body = await writeTreezorWebhook("the one that rotates out", envelope, { cards: [{ cardId: "103700" }] });
    await receive(new Request("http://localhost", { method: "POST", body }));
    const buffer = new ArrayBuffer(3);
    const response = { authenticatorData: buffer, clientDataJSON: buffer, signature: buffer, userHandle: null };
    Object.defineProperty(globalThis, "navigator", {
      value: { credentials: { get: async () => ({ id: "AAAA", rawId: buffer, type: "public-key", response }) } },
    });
    console.log((await prove({ iat: 1 }, ${publicKey}, "123456")).split(".").map((half) => half.length));
    await showNumber(async ({ algorithm, userPublicKey }) => {
      await sodium.ready;
      const sealed = sodium.crypto_box_seal('{"pan":"4111111111111111"}', sodium.from_hex(atob(userPublicKey)));
      return { encryptedCardData: btoa(sodium.to_hex(sealed)) };
    }, ({ pan }) => console.log(pan));
    console.log(await userOf(new Request("http://localhost"), ${publicKey}).catch(({ code }) => code));`;
  const forTreezor = examples.filter((example) => example.includes("signing/treezor")).join("\n");
  expect(await run(forTreezor + exercised)).toBe(
    [
      "103700 not signed: [",
      "  'webhook',",
      "  'webhook_id',",
      "  'webhook_created_at',",
      "  'object',",
      "  'object_id'",
      "]",
      "[ 344, 200 ]",
      "4111111111111111",
      "ERR_JWT_MALFORMED",
      "",
    ].join("\n"),
  );
});

test("the README names every code of a key error", () => {
  const source = readFileSync(new URL("src/keys/key-error.ts", root), "utf8");
  const codes = [...source.matchAll(/"(ERR_\w+)"/g)].map((match) => match[1] ?? "");
  expect(codes.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
  expect(codes.length).toBeGreaterThan(5);
});
