import { execFileSync } from "node:child_process";

/** Resident memory of a process in MB (1,000,000 bytes), as `ps` tells it. */
export function residentMemory(pid: number): number {
  const kibibytes = Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
  return (kibibytes * 1024) / 1_000_000;
}
