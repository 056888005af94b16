import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { type Figure, figureTable } from "./figure.js";

/** Measures and prints when the file is the program that runs; `--json` prints the figures for another program. */
export async function runBench(file: string, measure: () => Promise<readonly Figure[]>): Promise<void> {
  if (file !== pathToFileURL(argv[1] ?? "").href) return;
  endOnSignals();
  const figures = await measure();
  console.log(argv.includes("--json") ? JSON.stringify(figures) : figureTable(figures).join("\n"));
}

/** A signal ends this process by its own exit, which takes the programs it started along. */
export function endOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
}
