import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../../src/cli.js";
import { createSandboxControl } from "../../src/sandbox-control.js";
import type { Credentials } from "../../src/vaultspay/abilities.js";
import { createVaultsPayTenancy } from "../../src/vaultspay/tenancy.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

const folder = mkdtempSync(join(tmpdir(), "contract-tests-vaultspay-"));
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ api: "vaultspay" });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function run(options: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const lines: string[] = [];
  const argv = ["run", "--api", "vaultspay", "--base-url", sandbox.baseUrl, ...options];
  const status = await runCli(argv, { print: (line) => lines.push(line), env });
  return { status, text: lines.join("\n") };
}

/** A company that stays until the sandbox ends. */
async function company(): Promise<Credentials> {
  const control = createSandboxControl(sandbox.controlUrl, fetch, 10_000);
  const tenancy = createVaultsPayTenancy("on");
  const tenant = await control.call("POST", "/tenants", { api: "vaultspay", ...(await tenancy.settings(true)) });
  return (await tenancy.credentials(tenant)) as Credentials;
}

const appOf = ({ clientId, clientSecret, deviceId }: Credentials) => ({ clientId, clientSecret, deviceId });

function write(name: string, content: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const few = ["--profile", "smoke", "--include", "listCardTiers"];

describe("run --api vaultspay", () => {
  test("plays one operation against a sandbox it finds by itself", async () => {
    const { status, text } = await run(["--include", "getAccount"]);
    expect([status, /0 findings in \d+ cases/.test(text)]).toEqual([0, true]);
  });

  test("takes credentials from a file with the key beside it, and finds what it needs by reading alone", async () => {
    const made = await company();
    writeFileSync(join(folder, "vaultspay.pem"), made.publicKey ?? "");
    const file = write("credentials.json", { ...appOf(made), publicKeyFile: "vaultspay.pem", keyWrap: "oaep-sha256" });
    const { status, text } = await run(["--credentials", file, "--profile", "read-only"]);
    expect([status, /It only reads/.test(text), /0 findings/.test(text)]).toEqual([0, true, true]);
  });

  test("takes credentials from the environment", async () => {
    const made = await company();
    const { status } = await run(["--credentials", "env", ...few], {
      VAULTSPAY_CLIENT_ID: made.clientId,
      VAULTSPAY_CLIENT_SECRET: made.clientSecret,
      VAULTSPAY_DEVICE_ID: made.deviceId,
      VAULTSPAY_PUBLIC_KEY: made.publicKey ?? "",
    });
    expect(status).toBe(0);
  });

  test("needs no key where encryption is off", async () => {
    const file = write("plain.json", { ...appOf(await company()), encryption: "off" });
    expect((await run(["--credentials", file, ...few])).status).toBe(0);
  });

  test.each([
    { name: "no secret", more: { clientSecret: undefined }, says: "has no clientSecret" },
    { name: "no key", more: { publicKey: undefined }, says: "the credentials have no publicKey" },
    { name: "a slip in encryption", more: { encryption: "of" }, says: "encryption is neither on nor off" },
    { name: "an unknown padding", more: { keyWrap: "oaep" }, says: "keyWrap is neither oaep-sha256 nor pkcs1-v1_5" },
    { name: "a key that is none", more: { publicKey: "no key" }, says: "publicKey" },
  ])("exits 2 for $name", async ({ more, says }) => {
    const { webhookSecret: _, ...made } = await company();
    const file = write("odd.json", { ...made, ...more });
    const { status, text } = await run(["--credentials", file, ...few]);
    expect([status, text]).toEqual([2, expect.stringContaining(says)]);
    expect(text).not.toContain(made.clientSecret);
  });

  test("exits 2 where the secret is refused, and tells no secret", async () => {
    const file = write("wrong.json", { ...(await company()), clientSecret: "nobody-made-this-secret" });
    const { status, text } = await run(["--credentials", file, ...few]);
    expect([status, text]).toEqual([2, expect.stringContaining("401 1002")]);
    expect(text).not.toContain("nobody-made-this-secret");
  });
});
