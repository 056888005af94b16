import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { installInto } from "./install-packages.js";
import { readScripts } from "./readme-scripts.js";

const project = installInto(inject("packed"));
const readme = readFileSync(join(project, "node_modules/@openissuing/contract-tests/README.md"), "utf8");
const { shell, jobs } = readScripts(readme);

afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Runs a script as a CI does, in the empty project; what it leaves running ends with it. */
async function run(script: string, port: number): Promise<{ status: number | null; text: string }> {
  const ported = script.replaceAll("4010", String(port));
  // A group of its own, so that a sandbox in the background can be ended with the script.
  const child = spawn("bash", ["-e", "-c", ported], {
    cwd: project,
    detached: true,
    env: { ...process.env, CI: "true" },
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      text += chunk;
    });
  }
  const [status] = await once(child, "exit");
  if (child.pid !== undefined) endGroup(child.pid);
  return { status, text };
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGTERM");
  } catch {
    // Nothing was left running.
  }
}

/**
 * The first of several ports in a row, so that the APIs have theirs after the main one: enough for more than there are.
 * All below those that systems give to connections, which somebody else would have by then.
 */
async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = randomInt(10_000, 31_000);
    const ports = Array.from({ length: count }, (_, index) => isFree(first + index));
    if (!(await Promise.all(ports)).includes(false)) return first;
  }
}

/** Opens a port and closes it again; false when somebody has it. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

describe("the README of the contract tests, from its tarball in an empty folder", () => {
  test("its quick start ends with 0 and three reports", async () => {
    const [quickStart = ""] = shell;
    expect(await run(quickStart, await freePorts(12))).toMatchObject({ status: 0 });
    const report = (name: string) => readFileSync(join(project, "contract-report", name), "utf8");
    expect(report("junit.xml")).toContain('failures="0" errors="0"');
    expect(report("report.html")).toContain("Nothing was found.");
    expect(JSON.parse(report("report.json"))).toMatchObject({ findings: [], broken: [] });
  });

  test("the steps of its workflow pass in one job", async () => {
    const steps = jobs.get("sandbox") ?? [];
    expect(steps.length).toBe(2);
    expect(await run(steps.join("\n"), await freePorts(12))).toMatchObject({ status: 0 });
  });

  test("its plain script passes for each API", async () => {
    const [script = ""] = shell.filter((each) => each.includes("for api in"));
    const { status, text } = await run(script, await freePorts(12));
    expect([status, text]).toEqual([
      0,
      expect.stringMatching(/anytime at .* 0 findings[\s\S]*brocard at .* 0 findings[\s\S]*vaultspay at .* 0 findings/),
    ]);
  });
});
