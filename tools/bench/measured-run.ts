import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { endWithUs } from "../demo/child.js";
import { membersOf } from "../demo/members.js";

/** What a program used from its start to its end. */
export interface Usage {
  /** Milliseconds on the clock. */
  readonly ms: number;
  /** Milliseconds of all processors, for the program and for the system on its behalf. */
  readonly cpu: number;
  /** Largest resident memory in MB (1,000,000 bytes). */
  readonly memory: number;
}

/** Runs a program of Node to its end. Throws when it fails, with what it wrote. */
export async function measuredRun(args: readonly string[]): Promise<Usage> {
  const teller = new URL("tell-usage.mjs", import.meta.url).href;
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["--import", teller, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  endWithUs(child);
  const ended = new Promise<number>((resolve) => child.once("close", (code) => resolve(code ?? 1)));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const ms = performance.now() - startedAt;
  if (code !== 0) throw new Error(`node ${args.join(" ")} ended with ${code}: ${out}${err}`);
  const usage = membersOf(JSON.parse(err.trim().split("\n").at(-1) ?? ""));
  return {
    ms,
    cpu: (usage.number("userCPUTime") + usage.number("systemCPUTime")) / 1000,
    memory: (usage.number("maxRSS") * 1024) / 1_000_000,
  };
}
