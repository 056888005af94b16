// How much longer Node takes to start when a program imports a client.
import { fileURLToPath } from "node:url";
import { benchedClients } from "./bench/clients.js";
import type { Figure } from "./bench/figure.js";
import { medianInTurns } from "./bench/median.js";
import { runBench } from "./bench/run-bench.js";
import { timeProcess } from "./bench/time-process.js";

/** Medians of whole processes. `rounds`: of each. */
export async function measureImport(rounds = 21): Promise<Figure[]> {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const run = (script: string) => () => timeProcess(["--input-type=module", "-e", script], here);
  const programs: Record<string, () => number | Promise<number>> = { bare: run("") };
  for (const { name, title } of benchedClients) programs[title] = run(`import "${name}";`);
  const medians = await medianInTurns(rounds, programs);
  return benchedClients.map(({ title }) => ({
    what: `import of the ${title} client`,
    unit: "ms",
    value: medians[title] ?? Number.NaN,
    baseline: { what: "Node alone", value: medians.bare ?? Number.NaN },
    budget: { of: "difference", atMost: 25 },
  }));
}

await runBench(import.meta.url, measureImport);
