import { spawnSync } from "node:child_process";

/** Milliseconds from the start of a program to its end. Throws when it fails, with what it wrote. */
export function timeProcess(args: readonly string[], cwd: string): number {
  const started = performance.now();
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  const took = performance.now() - started;
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed: ${stderr || stdout}`);
  return took;
}
