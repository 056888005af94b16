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
  const status = await runCli(argv, { print: (line) => lines.push(line), env: {} });
  return { status, text: lines.join("\n") };
}

const run = (...options: readonly string[]) => cli("run", "--api", "anytime", ...options);
const one = ["--include", "getAccountBalance", "--profile", "smoke"];

describe("run against a sandbox", () => {
  const target = () => ["--base-url", sandbox.baseUrl, "--control-url", sandbox.controlUrl];

  test("exits 0, says what it is about to do and adds up", async () => {
    const { status, text } = await run(...target(), ...one);
    expect(status).toBe(0);
    expect(text).toMatch(/^\d+ cases of 1 operations of anytime, profile smoke, seed 1, against /);
    expect(text).toMatch(/^It writes: /m);
    expect(text).toMatch(/0 findings in \d+ cases/);
  });

  test("finds the control API beside the API by itself", async () => {
    expect((await run("--base-url", sandbox.baseUrl, ...one)).status).toBe(0);
  });

  test("writes the whole result as JSON", async () => {
    await run(...target(), ...one, "--report", "json", "--report-dir", join(folder, "reports"), "--quiet");
    const report = JSON.parse(readFileSync(join(folder, "reports", "report.json"), "utf8"));
    expect(report).toMatchObject({ api: "anytime", profile: "smoke", seed: 1, end: "complete", findings: [] });
    expect(report.tallies.map((tally: { operationId: string }) => tally.operationId)).toContain("getAccountBalance");
  });

  test("sends nothing but reads in the profile read-only", async () => {
    const { status, text } = await run(...target(), "--profile", "read-only", "--include", "checkConnection");
    expect([status, /It only reads/.test(text)]).toEqual([0, true]);
  });

  test("exits 1 below the coverage asked for", async () => {
    const { status, text } = await run(
      ...target(),
      "--profile",
      "smoke",
      "--include",
      "orderCard",
      "--min-coverage",
      "100",
    );
    expect([status, /below the 100 % asked for/.test(text)]).toEqual([1, true]);
  });

  test("plays no more cases than asked for", async () => {
    const { text } = await run(...target(), ...one, "--max-cases", "3");
    expect(text).toMatch(/ in 3 cases/);
  });

  test("exits 2 when the API is not at the base URL", async () => {
    const argv = ["--base-url", `${sandbox.baseUrl}/elsewhere`, "--control-url", sandbox.controlUrl, ...one];
    const { status, text } = await run(...argv);
    expect([status, /is the base URL right\?/.test(text)]).toEqual([2, true]);
  });

  test("exits 2 for a name that is no operation and no tag", async () => {
    expect((await run(...target(), "--include", "getNothing")).status).toBe(2);
  });

  test("exits 2 when it is ended early and reports what there is", async () => {
    const lines: string[] = [];
    const argv = ["run", "--api", "anytime", ...target(), ...one];
    const status = await runCli(argv, { print: (line) => lines.push(line), signal: AbortSignal.abort() });
    expect([status, /ended early/.test(lines.join("\n"))]).toEqual([2, true]);
  });

  test("exits 2 when the report cannot be written", async () => {
    const path = join(folder, "file");
    writeFileSync(path, "");
    expect((await run(...target(), ...one, "--report", "json", "--report-dir", path)).status).toBe(2);
  });
});

describe("replay", () => {
  const replay = (id: string) => cli("replay", "--api", "anytime", "--base-url", sandbox.baseUrl, id);

  test.each([
    { name: "a boundary value", id: "boundaries/createAccount/body.acc_type.enum" },
    { name: "an example", id: "examples/createAccount/business" },
    { name: "random data", id: "random/createAccount/invalid/7/3" },
    { name: "a sequence", id: "sequences/account/7/2" },
    { name: "a probe", id: "probes/wrong-key" },
    { name: "a scenario", id: "scenarios/getAccountBalance: answers 0 for a new account" },
  ])("plays $name again and exits 3 when nothing shows", async ({ id }) => {
    const { status, text } = await replay(id);
    expect([status, text]).toEqual([3, expect.stringContaining(`not seen again: ${id} `)]);
    expect(text).not.toMatch(/pass/);
  });

  test.each(["boundaries/createAccount/none", "random/createAccount/invalid/7/x", "walks/by", "probes/none"])(
    "exits 2 for %s, which names nothing",
    async (id) => {
      expect((await replay(id)).status).toBe(2);
    },
  );
});

describe("run against a server without control API", () => {
  test("plays what needs no more than the API and the credentials", async () => {
    const { publicKey, privateKey } = await (await import("../src/make-key-pair.js")).makeKeyPair();
    const control = createSandboxControl(sandbox.controlUrl, fetch, 5_000);
    const tenant = await control.call("POST", "/tenants", { api: "anytime", publicKey });
    const path = join(folder, "credentials.json");
    const { settings } = Object(tenant);
    writeFileSync(path, JSON.stringify({ ...settings, privateKey }));
    const argv = ["--base-url", sandbox.baseUrl, "--credentials", path, "--profile", "smoke", "--include", "Accounts"];
    const { status, text } = await run(...argv);
    expect([status, text]).toEqual([0, expect.stringMatching(/takes nothing back\./)]);
  });
});

describe("run against a server that is something else", () => {
  test("exits 2 with a sentence when signing in brings no token", async () => {
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
    expect(status).toBe(2);
    expect(text).toMatch(/signing in was answered 200, and the answer holds no token/);
    expect(text).not.toMatch(/s3cr3t|p4ssw0rd/);
  });
});

describe("the command line", () => {
  const nowhere = ["--base-url", "http://127.0.0.1:1"];

  test.each([
    { name: "no command", argv: [] },
    { name: "an unknown command", argv: ["walk"] },
    { name: "no base URL", argv: ["run", "--api", "anytime"] },
    { name: "an unknown API", argv: ["run", "--api", "none", ...nowhere] },
    { name: "a base URL that is none", argv: ["run", "--api", "anytime", "--base-url", "localhost"] },
    { name: "a server that is not there", argv: ["run", "--api", "anytime", ...nowhere] },
    { name: "a timeout of nothing", argv: ["run", "--api", "anytime", ...nowhere, "--timeout", "0"] },
    { name: "a timeout no timer takes", argv: ["run", "--api", "anytime", ...nowhere, "--timeout", "99999999999"] },
    { name: "no name to include", argv: ["run", "--api", "anytime", ...nowhere, "--include", ""] },
    { name: "a query in the address", argv: ["run", "--api", "anytime", "--base-url", "http://127.0.0.1:1/?x=1"] },
    {
      name: "a folder that is none",
      argv: ["run", "--api", "anytime", ...nowhere, "--report", "json", "--report-dir", ""],
    },
    { name: "a check that does not exist", argv: ["run", "--api", "anytime", ...nowhere, "--disable-check", "none"] },
    { name: "a report nobody writes", argv: ["run", "--api", "anytime", ...nowhere, "--report", "pdf"] },
    { name: "a profile nobody knows", argv: ["run", "--api", "anytime", ...nowhere, "--profile", "hard"] },
    { name: "a seed that is no number", argv: ["run", "--api", "anytime", ...nowhere, "--seed", "x"] },
  ])("exits 2 with a sentence for $name", async ({ argv }) => {
    const { status, text } = await cli(...argv);
    expect(status).toBe(2);
    expect(text).not.toBe("");
    expect(text).not.toMatch(/^\s+at /m);
  });

  test("keeps a password in the address to itself", async () => {
    const { status, text } = await cli("run", "--api", "anytime", "--base-url", "http://anna:s3cr3t@127.0.0.1:1");
    expect([status, text]).toEqual([2, expect.stringMatching(/^error: .*holds a name or a password/)]);
    expect(text).not.toContain("s3cr3t");
  });

  test("exits 2 when credentials are not there, or would travel in the clear", async () => {
    const near = ["--base-url", sandbox.baseUrl, "--credentials", join(folder, "none.json")];
    expect((await run(...near)).status).toBe(2);
  });

  test("shows its options and exits 0 when asked for help", async () => {
    const { status, text } = await cli("run", "--help");
    expect([status, /--control-url/.test(text)]).toEqual([0, true]);
  });

  test("lists every check with its sentence", async () => {
    const { status, text } = await cli("list-checks");
    expect([status, text.split("\n").length >= 30]).toEqual([0, true]);
    expect(text).toMatch(/^no-server-error +error +no request makes the server fail$/m);
  });
});
