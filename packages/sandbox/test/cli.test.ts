import { execFileSync } from "node:child_process";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { encryptVaultsPayRequests } from "@openissuing/signing";
import { beforeAll, describe, expect, test } from "vitest";
import { observe, passwordGrant, publicKey, requestOf } from "./anytime/setup.js";
import { bundleFor, ended, folder, run } from "./child.js";

let bundle: string;
beforeAll(async () => {
  bundle = await bundleFor("../src/cli.ts");
});

/** Starts a sandbox on free ports and reads the line of JSON it prints. */
async function started(...args: string[]) {
  const child = run(bundle, ["start", "--port", "0", "--json", ...args]);
  const { value } = await child.lines.next();
  return { child, ...JSON.parse(String(value)) };
}

/** Runs a command to its end. */
async function output(...args: string[]): Promise<{ readonly code: number | string | null; readonly lines: string[] }> {
  const child = run(bundle, args);
  const lines: string[] = [];
  for await (const line of child.lines) lines.push(line);
  return { code: await ended(child), lines };
}

async function tokenStatus(base: string, request: Request): Promise<number> {
  const { method, headers, body } = request;
  const init = { method, headers, body, duplex: "half" } as RequestInit;
  return (await observe("createToken", await fetch(`${base}/oauth/v2/token`, init))).status;
}

describe("start", () => {
  test("prints base URLs and credentials that work, and stops when it is told to", async () => {
    const { child, url, apis, tenants } = await started();
    const [tenant] = tenants;
    const key = createPrivateKey(tenant.settings.privateKey);
    expect(createPublicKey(key).export({ type: "spki", format: "pem" })).toBe(tenant.settings.publicKey);
    expect(await tokenStatus(apis.anytime, requestOf("createToken", { form: passwordGrant(tenant) }, key))).toBe(200);
    expect((await fetch(`${url}/_sandbox/tenants`)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await ended(child)).toBe(0);
  });

  test("prints text for people", async () => {
    const child = run(bundle, ["--port", "0"]);
    const { value } = await child.lines.next();
    expect(value).toMatch(/^OpenIssuing sandbox at http:\/\/127\.0\.0\.1:\d+$/);
  });

  test("finds its tenant again in a file", async () => {
    const db = join(folder(), "sandbox.db");
    const first = await started("--db", db);
    first.child.kill("SIGKILL");
    await ended(first.child);
    const second = await started("--db", db);
    expect(second.tenants[0].settings).toEqual(first.tenants[0].settings);
  });

  test("says in one line that a port is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const { code } = await output("start", "--port", String(port));
    expect(code).toBe(1);
    server.close();
  });

  test("refuses a port that is none", async () => {
    expect((await output("start", "--port", "x")).code).toBe(1);
  });
});

describe("tenant create", () => {
  test("registers a tenant with a key of openssl", async () => {
    const { url, apis } = await started();
    const path = join(folder(), "id_rsa");
    execFileSync("openssl", ["genrsa", "-out", path, "2048"], { stdio: "ignore" });
    execFileSync("openssl", ["rsa", "-in", path, "-outform", "PEM", "-pubout", "-out", `${path}.pub`], {
      stdio: "ignore",
    });
    const { code, lines } = await output("tenant", "create", "--public-key", `${path}.pub`, "--url", url, "--json");
    expect(code).toBe(0);
    const tenant = JSON.parse(lines[0] ?? "");
    const key = createPrivateKey(readFileSync(path));
    expect(await tokenStatus(apis.anytime, requestOf("createToken", { form: passwordGrant(tenant) }, key))).toBe(200);
    expect(tenant.settings.privateKey).toBeNull();
  });

  test("takes allowed addresses and a webhook address", async () => {
    const { url } = await started();
    const path = join(folder(), "key.pub");
    writeFileSync(path, publicKey);
    const allow = ["--allow-ip", "192.0.2.1", "--allow-ip", "2001:db8::/32", "--webhook-url", "http://hooks.test/in"];
    const { lines } = await output("tenant", "create", "--public-key", path, "--url", url, ...allow, "--json");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      webhookUrl: "http://hooks.test/in",
      settings: { allowedIps: ["192.0.2.1", "2001:db8::/32"] },
    });
  });

  test.each([
    { name: "a file that is not there", file: "missing.pub", content: undefined },
    { name: "a file that is no key", file: "noise.pub", content: "noise" },
  ])("fails with 1 for $name", async ({ file, content }) => {
    const { url } = await started();
    const path = join(folder(), file);
    if (content !== undefined) writeFileSync(path, content);
    expect((await output("tenant", "create", "--public-key", path, "--url", url)).code).toBe(1);
  });

  test("registers a tenant of an API with a key instead of a pair, in its time zone", async () => {
    const { url, apis } = await started();
    const options = ["--api", "brocard", "--time-zone", "Europe/Paris", "--url", url];
    const { lines } = await output("tenant", "create", ...options, "--json");
    const { settings } = JSON.parse(lines[0] ?? "");
    expect(settings.timeZone).toBe("Europe/Paris");
    const headers = { authorization: `Bearer ${settings.apiKey}` };
    expect((await fetch(`${apis.brocard}/api/v2/company/bins`, { headers })).status).toBe(200);
  });

  test("prints what a client of an encrypting API needs, and keeps the other half of the key", async () => {
    const { url, apis } = await started();
    const { lines } = await output("tenant", "create", "--api", "vaultspay", "--url", url);
    const value = (label: string) => lines.find((line) => line.startsWith(`  ${label} `))?.slice(17) ?? "";
    expect(lines.join("\n")).not.toContain("PRIVATE KEY");
    const layer = encryptVaultsPayRequests({ deviceId: value("x-device-id"), publicKey: value("public key") });
    const send = layer(fetch);
    const body = JSON.stringify({ clientId: value("client_id"), clientSecret: value("client_secret") });
    const headers = { "content-type": "application/json" };
    const answer = await send(`${apis.vaultspay}/as/api/v1/saas-login`, { method: "POST", headers, body });
    expect([answer.status, Object.keys(await answer.json())[0]]).toEqual([200, "accessToken"]);
  });

  test("fails with 1 when no sandbox answers", async () => {
    const path = join(folder(), "key.pub");
    writeFileSync(path, publicKey);
    expect((await output("tenant", "create", "--public-key", path, "--url", "http://127.0.0.1:1")).code).toBe(1);
  });
});
