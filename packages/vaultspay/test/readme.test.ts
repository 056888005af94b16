import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { credentials, fakeVaultsPay, keys, refusal } from "./support/fake-vaultspay.js";

const root = new URL("..", import.meta.url);
const readme = await readFile(new URL("README.md", root), "utf8");
const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";

/** The vendor on a port of its own, for as long as `work` lasts. */
async function serve<Result>(fetch: typeof globalThis.fetch, work: (url: string) => Promise<Result>): Promise<Result> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks = await incoming.toArray();
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const body = chunks.length > 0 ? new Uint8Array(Buffer.concat(chunks)) : null;
    const answer = await fetch(`http://127.0.0.1${incoming.url}`, { method: incoming.method ?? "GET", headers, body });
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  try {
    return await work(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
  } finally {
    server.close();
  }
}

async function run(vendor: ReturnType<typeof fakeVaultsPay>): Promise<string> {
  const { stdout } = await serve(vendor.fetch, (url) => {
    const env = {
      ...process.env,
      VAULTSPAY_URL: url,
      VAULTSPAY_CLIENT_ID: credentials.clientId,
      VAULTSPAY_CLIENT_SECRET: credentials.clientSecret,
      VAULTSPAY_DEVICE_ID: credentials.deviceId,
      VAULTSPAY_PUBLIC_KEY: keys.publicKey.replace(/-----[A-Z ]+-----|\s/g, ""),
    };
    return promisify(execFile)(process.execPath, ["--input-type=module", "-e", example], { cwd: root, env });
  });
  return stdout;
}

const accounts = {
  body: {
    data: [{ id: 3001, accountTitle: "Amina Rahman", currencyCode: "AED" }],
    pagination: { currentPage: 1, perPage: 50, totalPages: 1, totalCount: 1, sort: "id: DESC" },
  },
};

describe("README", () => {
  test("begins with an example that runs over HTTP, encrypted", async () => {
    const vendor = fakeVaultsPay(accounts, { body: { data: { id: 7 } } });
    expect(await run(vendor)).toBe("3001 Amina Rahman AED\ncard 7\n");
    expect(vendor.seen.map(({ headers }) => headers.has("x-auth-signature"))).toEqual([true, true, true]);
  });

  test("begins with an example that prints the members at fault", async () => {
    const errors = [{ key: "cardHolderName", reason: "no" }];
    const vendor = fakeVaultsPay(accounts, refusal(422, 1000, "INVALID_PAYLOAD", errors));
    expect(await run(vendor)).toBe("3001 Amina Rahman AED\n[ { key: 'cardHolderName', reason: 'no' } ]\n");
  });

  test("begins with an example of at most 20 lines", () => {
    expect(example.trim().split("\n").length).toBeLessThanOrEqual(20);
  });

  test("names every code of a client's encryption error and of a webhook that is refused", async () => {
    const source = new URL("../../signing/src/vaultspay/vaultspay-encryption-error.ts", import.meta.url);
    const codes = [...(await readFile(source, "utf8")).matchAll(/"(ERR_\w+)"/g)].map(([, code]) => code);
    const ofClients = codes.filter((code) => code !== "ERR_KEY_UNWRAP"); // the server's
    expect(ofClients.length).toBeGreaterThan(5);
    const ofWebhooks = ["UNSIGNED", "SIGNATURE_MISMATCH", "MALFORMED", "UNKNOWN", "REPLAYED"];
    const all = [...ofClients, ...ofWebhooks.map((name) => `ERR_WEBHOOK_${name}`)];
    expect(all.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
  });
});
