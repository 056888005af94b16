import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../src/cli.js";
import { createSandboxControl } from "../src/sandbox-control.js";
import { type RunningSandbox, startSandbox } from "./sandbox.js";

const folder = mkdtempSync(join(tmpdir(), "contract-tests-"));
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function cli(...argv: readonly string[]) {
  const lines: string[] = [];
  const status = await runCli(argv, { print: (line) => lines.push(line) });
  return { status, text: lines.join("\n") };
}

const run = (...options: readonly string[]) => cli("run", "--api", "anytime", ...options);
const one = ["--include", "getAccountBalance: answers 0"];

describe("run against a sandbox", () => {
  const target = () => ["--base-url", sandbox.baseUrl, "--control-url", sandbox.controlUrl];

  test("exits 0, with a line for each scenario and the sums", async () => {
    const { status, text } = await run(...target(), ...one);
    expect(status).toBe(0);
    expect(text).toMatch(/^\[1\/1\] ok {3}getAccountBalance: answers 0 for a new account \d+ ms$/m);
    expect(text).toMatch(/1 passed, 0 failed, 0 broken, 0 skipped/);
  });

  test("writes the whole report as JSON", async () => {
    const path = join(folder, "report.json");
    await run(...target(), ...one, "--report", path, "--quiet");
    const report = JSON.parse(readFileSync(path, "utf8"));
    expect(report).toMatchObject({ api: "anytime", totals: { passed: 1, violated: 0, broken: 0, skipped: 0 } });
    expect(report.results[0].requests.map((request: { operationId: string }) => request.operationId)).toContain(
      "getAccountBalance",
    );
  });

  test("exits 2 when the API is not at the base URL", async () => {
    const argv = ["--base-url", `${sandbox.baseUrl}/elsewhere`, "--control-url", sandbox.controlUrl, ...one];
    const { status, text } = await run(...argv);
    expect([status, /is the base URL right\?/.test(text)]).toEqual([2, true]);
  });

  test("exits 2 when nothing is to be played", async () => {
    expect((await run(...target(), "--include", "no such scenario")).status).toBe(2);
  });

  test("exits 2 when it is ended early and reports what there is", async () => {
    const lines: string[] = [];
    const argv = ["run", "--api", "anytime", ...target(), "--include", "getAccountBalance"];
    const status = await runCli(argv, { print: (line) => lines.push(line), signal: AbortSignal.abort() });
    expect(status).toBe(2);
    expect(lines.join("\n")).toMatch(/ended early, after 0 of 6 scenarios/);
  });

  test("exits 2 when the report cannot be written", async () => {
    expect((await run(...target(), ...one, "--report", join(folder, "none", "report.json"))).status).toBe(2);
  });
});

describe("run against a server without control API", () => {
  async function credentials(): Promise<string> {
    const { publicKey, privateKey } = await (await import("../src/make-key-pair.js")).makeKeyPair();
    const control = createSandboxControl(sandbox.controlUrl, fetch, 5_000);
    const tenant = await control.call("POST", "/tenants", { api: "anytime", publicKey });
    const path = join(folder, "credentials.json");
    const { settings } = Object(tenant);
    writeFileSync(path, JSON.stringify({ ...settings, privateKey }));
    return path;
  }

  test("plays what needs no more than the API and names why the rest is skipped", async () => {
    const path = await credentials();
    const { status, text } = await run(
      "--base-url",
      sandbox.baseUrl,
      "--credentials",
      path,
      "--include",
      "getAccountBalance",
    );
    expect(status).toBe(0);
    expect(text).toMatch(/3 passed, 0 failed, 0 broken, 3 skipped/);
    expect(text).toMatch(/skipped: only the control API .*; scenarios that need money 2, neighbour 1/);
  });
});

describe("run against a server that is something else", () => {
  test("exits 1 and shows the request as curl with secrets masked", async () => {
    const server = createServer((_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
    );
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const path = join(folder, "other.json");
    const { makeKeyPair } = await import("../src/make-key-pair.js");
    const account = { clientId: "c", clientSecret: "s3cr3t", username: "u", password: "p4ssw0rd" };
    writeFileSync(path, JSON.stringify({ ...account, privateKey: (await makeKeyPair()).privateKey }));
    const { status, text } = await run("--base-url", `http://127.0.0.1:${port}`, "--credentials", path, ...one);
    server.closeAllConnections();
    server.close();
    expect(status).toBe(1);
    expect(text).toContain("content-type: the media type is text/html, not application/json");
    expect(text).toContain("curl -X POST 'http://127.0.0.1:");
    expect(text).not.toMatch(/s3cr3t|p4ssw0rd/);
  });
});

describe("the command line", () => {
  test.each([
    { name: "no command", argv: [] },
    { name: "an unknown command", argv: ["walk"] },
    { name: "no base URL", argv: ["run", "--api", "anytime"] },
    { name: "an unknown API", argv: ["run", "--api", "none", "--base-url", "http://127.0.0.1:1"] },
    { name: "a base URL that is none", argv: ["run", "--api", "anytime", "--base-url", "localhost"] },
    {
      name: "neither control API nor credentials",
      argv: ["run", "--api", "anytime", "--base-url", "http://127.0.0.1:1"],
    },
    {
      name: "credentials that would travel in the clear",
      argv: ["run", "--api", "anytime", "--base-url", "http://example.com", "--credentials", "/none.json"],
    },
    {
      name: "a timeout of nothing",
      argv: ["run", "--api", "anytime", "--base-url", "http://127.0.0.1:1", "--timeout", "0"],
    },
    {
      name: "a server that is not there",
      argv: [
        "run",
        "--api",
        "anytime",
        "--base-url",
        "http://127.0.0.1:1",
        "--control-url",
        "http://127.0.0.1:1/_sandbox",
      ],
    },
    {
      name: "credentials that are not there",
      argv: ["run", "--api", "anytime", "--base-url", "http://127.0.0.1:1", "--credentials", "/none.json"],
    },
  ])("exits 2 with a sentence for $name", async ({ argv }) => {
    const { status, text } = await cli(...argv);
    expect(status).toBe(2);
    expect(text).not.toBe("");
    expect(text).not.toMatch(/^\s+at /m);
  });

  test("shows its options and exits 0 when asked for help", async () => {
    const { status, text } = await cli("run", "--help");
    expect([status, /--control-url/.test(text)]).toEqual([0, true]);
  });
});
