import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { credentials, fakeAnytime, keys } from "./support/fake-anytime.js";

const root = new URL("..", import.meta.url);
const readme = await readFile(new URL("README.md", root), "utf8");

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

describe("README", () => {
  test("begins with an example that runs, against HTTP and with a key file", async () => {
    const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const folder = await mkdtemp(join(tmpdir(), "readme-"));
    await writeFile(join(folder, "id_rsa"), keys.privateKey);
    const vendor = fakeAnytime(
      { body: { accounts: [{ acc_id: 1234, acc_type: "business" }], total_results: 1 } },
      { body: { acc_id: 1234, balance: 155.02 } },
    );
    const env = (url: string) => ({
      ...process.env,
      ANYTIME_URL: url,
      ANYTIME_CLIENT_ID: credentials.clientId,
      ANYTIME_CLIENT_SECRET: credentials.clientSecret,
      ANYTIME_USERNAME: credentials.username,
      ANYTIME_PASSWORD: credentials.password,
      ANYTIME_KEY: join(folder, "id_rsa"),
    });
    const run = (url: string) =>
      promisify(execFile)(process.execPath, ["--input-type=module", "-e", example], { cwd: root, env: env(url) });
    try {
      expect((await serve(vendor.fetch, run)).stdout).toBe("1234 155.02\n");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("begins with an example of at most 20 lines", () => {
    const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    expect(example.trim().split("\n").length).toBeLessThanOrEqual(20);
  });
});
