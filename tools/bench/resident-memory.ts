import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Resident memory of a process in MB (1,000,000 bytes): from `/proc` where there is one, else as `ps` tells it. */
export function residentMemory(pid: number): number {
  const status = `/proc/${pid}/status`;
  // Small images of Linux have no ps.
  const kibibytes = existsSync(status)
    ? /^VmRSS:\s*(\d+)/m.exec(readFileSync(status, "utf8"))?.[1]
    : execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return (Number(kibibytes) * 1024) / 1_000_000;
}
