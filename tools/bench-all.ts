// What `npm run bench` runs: every measurement in a process of its own, one after the other, and one table at the end.
import { spawn } from "node:child_process";
import { argv, execPath } from "node:process";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Figure, figureTable, keepsBudget } from "./bench/figure.js";
import { endOnSignals } from "./bench/run-bench.js";

const benches = ["client-size", "import", "types", "signed-call", "encrypted-call", "sandbox", "contract"];

/** What one measurement brought: its figures, or why it has none. */
export type Measured =
  | { readonly bench: string; readonly figures: readonly Figure[]; readonly failure?: never }
  | { readonly bench: string; readonly failure: string; readonly figures?: never };

/** Lines of the closing table, and under it what could not be measured. */
export function closingLines(measured: readonly Measured[]): string[] {
  const figures = measured.flatMap((one) => one.figures ?? []);
  const missed = figures.filter((figure) => keepsBudget(figure) === false).length;
  const failures = measured.flatMap(({ bench, failure }) => (failure === undefined ? [] : [`✗ ${bench}: ${failure}`]));
  const verdict = missed === 0 ? "every budget is kept" : `${missed} of the budgets missed`;
  return ["", ...figureTable(figures), "", ...failures, failures.length > 0 ? "not everything was measured" : verdict];
}

async function measure(bench: string): Promise<Measured> {
  const program = fileURLToPath(new URL(`bench-${bench}.ts`, import.meta.url));
  // The flags carry the loader of TypeScript that this process runs with.
  const child = spawn(execPath, [...process.execArgv, program, "--json"], { stdio: ["ignore", "pipe", "pipe"] });
  // Told, not killed: it has programs of its own to end.
  const end = () => child.kill();
  process.once("exit", end);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  process.off("exit", end);
  if (out.startsWith("[")) return { bench, figures: JSON.parse(out) };
  const lines = err.trim().split("\n");
  return { bench, failure: lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? "it said nothing" };
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  endOnSignals();
  const measured: Measured[] = [];
  for (const bench of benches) {
    const started = performance.now();
    process.stdout.write(`${bench} … `);
    measured.push(await measure(bench));
    console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  console.log(closingLines(measured).join("\n"));
  process.exitCode = measured.some(({ failure }) => failure !== undefined) ? 1 : 0;
}
