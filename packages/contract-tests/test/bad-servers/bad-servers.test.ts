import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../../src/cli.js";
import { makeKeyPair } from "../../src/make-key-pair.js";
import { createSandboxControl } from "../../src/sandbox-control.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";
import { type Misbehaviour, misbehaviours, startBadServer } from "./start-bad-server.js";

const folder = mkdtempSync(join(tmpdir(), "bad-servers-"));
const credentials = join(folder, "credentials.json");
const wrong = join(folder, "wrong.json");
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
  const { publicKey, privateKey } = await makeKeyPair();
  const control = createSandboxControl(sandbox.controlUrl, fetch, 5_000);
  const { settings } = Object(await control.call("POST", "/tenants", { api: "anytime", publicKey }));
  writeFileSync(credentials, JSON.stringify({ ...settings, privateKey }));
  writeFileSync(wrong, JSON.stringify({ ...settings, privateKey, password: "wr0ng-p4ss" }));
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function run(baseUrl: string, file = credentials) {
  const lines: string[] = [];
  const argv = ["run", "--api", "anytime", "--base-url", baseUrl, "--credentials", file, "--timeout", "250"];
  const startedAt = performance.now();
  const status = await runCli([...argv, "--profile", "smoke"], { print: (line) => lines.push(line), env: {} });
  const text = lines.join("\n");
  expect(text).not.toMatch(/^\s+at .+:\d+:\d+/m);
  expect(text.length).toBeLessThan(200_000);
  return { status, text, ms: performance.now() - startedAt };
}

const most = 20_000;

describe("a run against a server that", () => {
  test.each(Object.entries<Misbehaviour>(misbehaviours))(
    "%s from the first call on ends with 2 and a sentence",
    async (_, misbehave) => {
      const server = await startBadServer(misbehave);
      const { status, text, ms } = await run(server.baseUrl);
      await server.close();
      expect(status).toBe(2);
      expect(text).toMatch(/^error: (no answer from|signing in was answered) .+$/m);
      expect(ms).toBeLessThan(most);
    },
  );

  test.each<[keyof typeof misbehaviours, RegExp]>([
    ["hangs", /^FAIL answer-in-time /m],
    ["streams forever", /^FAIL answer-bounded .*the answer did not end in time/m],
    ["closes at once", /^FAIL connection-kept /m],
    ["closes within the head", /^FAIL connection-kept /m],
    ["closes within the body", /^FAIL connection-kept /m],
    ["speaks no HTTP", /^FAIL connection-kept /m],
    ["answers 5 MB of HTML", /^FAIL content-type .*the media type is text\/html, not application\/json/m],
    ["is another API", /^FAIL body-schema .*is not documented/m],
    ["sends everybody elsewhere", /^FAIL documented-status .*the status is 302/m],
  ])(
    "%s once it let us in ends with 1 and a finding that says so",
    async (name, finding) => {
      const server = await startBadServer(misbehaviours[name], sandbox.baseUrl);
      const { status, text, ms } = await run(server.baseUrl);
      await server.close();
      expect([status, text]).toEqual([1, expect.stringMatching(finding)]);
      expect(ms).toBeLessThan(most);
    },
    60_000,
  );

  test("refuses the credentials ends with 2, says so and keeps them to itself", async () => {
    const { status, text } = await run(sandbox.baseUrl, wrong);
    expect([status, text]).toEqual([2, expect.stringMatching(/^error: signing in was answered 40\d/m)]);
    expect(text).not.toContain("wr0ng-p4ss");
  });
});
