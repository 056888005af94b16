import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { apiKey, fakeBrocard, refusal, requestId } from "./support/fake-brocard.js";

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

async function run(vendor: ReturnType<typeof fakeBrocard>): Promise<string> {
  const { stdout } = await serve(vendor.fetch, (url) => {
    const env = { ...process.env, BROCARD_URL: url, BROCARD_API_KEY: apiKey };
    return promisify(execFile)(process.execPath, ["--input-type=module", "-e", example], { cwd: root, env });
  });
  return stdout;
}

const cards = {
  body: { data: [{ id: 1, title: "Ads", state: { label: "Active" } }], last_page: 1, request_id: requestId },
};

describe("README", () => {
  test("begins with an example that runs over HTTP", async () => {
    const vendor = fakeBrocard(cards, { status: 201, body: { id: 7, request_id: requestId } });
    expect(await run(vendor)).toBe("1 Ads Active\n7\n");
    expect(vendor.seen.map(({ url }) => decodeURIComponent(url.search))).toEqual([
      "?bins[]=555555&per_page=50&page=1",
      "",
    ]);
  });

  test("begins with an example that prints the fields at fault", async () => {
    const vendor = fakeBrocard(cards, refusal({ title: ["The title field is required."] }));
    expect(await run(vendor)).toBe("1 Ads Active\n{ title: [ 'The title field is required.' ] }\n");
  });

  test("begins with an example of at most 20 lines", () => {
    expect(example.trim().split("\n").length).toBeLessThanOrEqual(20);
  });

  test("names every code of a webhook that is refused", () => {
    for (const code of ["SECRET_MISMATCH", "ADDRESS", "MALFORMED", "UNKNOWN", "REPLAYED"]) {
      expect(readme).toContain(`\`ERR_WEBHOOK_${code}\``);
    }
  });
});
