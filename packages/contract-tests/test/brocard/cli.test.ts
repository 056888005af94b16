import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBrocardTenancy } from "../../src/brocard/tenancy.js";
import { runCli } from "../../src/cli.js";
import { createSandboxControl } from "../../src/sandbox-control.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

const folder = mkdtempSync(join(tmpdir(), "contract-tests-brocard-"));
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ api: "brocard" });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function run(options: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const lines: string[] = [];
  const argv = ["run", "--api", "brocard", "--base-url", sandbox.baseUrl, ...options];
  const status = await runCli(argv, { print: (line) => lines.push(line), env });
  return { status, text: lines.join("\n") };
}

/** A company that stays until the sandbox ends; answers its key. */
async function company(): Promise<string> {
  const control = createSandboxControl(sandbox.controlUrl, fetch, 10_000);
  const tenant = await control.call("POST", "/tenants", { api: "brocard" });
  return String(Reflect.get(await createBrocardTenancy().credentials(tenant), "apiKey"));
}

describe("run --api brocard", () => {
  test("plays one operation against a sandbox it finds by itself", async () => {
    const { status, text } = await run(["--include", "getUser"]);
    expect([status, /0 findings in \d+ cases/.test(text)]).toEqual([0, true]);
  });

  test("takes the key from a file, and finds what it needs by reading alone", async () => {
    const file = join(folder, "credentials.json");
    writeFileSync(file, JSON.stringify({ apiKey: await company() }));
    const { status, text } = await run(["--credentials", file, "--profile", "read-only"]);
    expect([status, /It only reads/.test(text), /0 findings/.test(text)]).toEqual([0, true, true]);
  });

  test("takes the key from the environment", async () => {
    const { status } = await run(["--credentials", "env", "--profile", "smoke", "--include", "listUsers"], {
      BROCARD_API_KEY: await company(),
    });
    expect(status).toBe(0);
  });

  test("exits 2 without a key", async () => {
    const { status, text } = await run(["--credentials", "env"]);
    expect([status, text]).toEqual([2, "error: the environment has no BROCARD_API_KEY"]);
  });

  test("reports a key that nobody made as operations that do not succeed", async () => {
    const { status, text } = await run(["--credentials", "env", "--include", "listBins", "--profile", "smoke"], {
      BROCARD_API_KEY: "nobody-made-this-key",
    });
    expect(status).not.toBe(0);
    expect(text).not.toContain("nobody-made-this-key");
  });
});
