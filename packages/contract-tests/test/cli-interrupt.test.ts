import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reportFormats, reportWriters } from "../src/report/writers.js";
import { type RunningSandbox, startSandbox } from "./sandbox.js";

const bin = fileURLToPath(new URL("../bin/openissuing-contract-tests.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "interrupt-"));
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

/** A run that would take minutes, interrupted as soon as its first phase begins. */
async function interrupted(signal: NodeJS.Signals, argv: readonly string[]) {
  const target = ["run", "--api", "anytime", "--base-url", sandbox.baseUrl, "--rate", "20"];
  const child = spawn(execPath, [bin, ...target, ...argv], { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  let isTold = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      text += chunk;
      if (!isTold && /^examples: /m.test(text)) {
        isTold = true;
        child.kill(signal);
      }
    });
  }
  const [status] = await once(child, "close");
  return { status, text };
}

describe("a run that is interrupted", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("by %s prints and writes what there is, and exits 2", async (signal) => {
    const reports = join(folder, "reports");
    const { status, text } = await interrupted(signal, ["--report", reportFormats.join(","), "--report-dir", reports]);
    expect([status, text]).toEqual([2, expect.stringContaining("ended early")]);
    expect(text).not.toMatch(/^\s+at .+:\d+:\d+/m);
    for (const format of reportFormats) {
      expect(readFileSync(join(reports, reportWriters[format].file), "utf8")).toContain("the run ended early");
    }
  });
});
