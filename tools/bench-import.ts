// How much longer Node takes to start when a program imports a client.
import { fileURLToPath } from "node:url";
import type { Figure } from "./bench/figure.js";
import { medianInTurns } from "./bench/median.js";
import { runBench } from "./bench/run-bench.js";
import { timeProcess } from "./bench/time-process.js";

/** Medians of whole processes. `rounds`: of each. */
export async function measureImport(rounds = 21): Promise<Figure[]> {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const run = (script: string) => () => timeProcess(["--input-type=module", "-e", script], here);
  const { bare, client } = await medianInTurns(rounds, {
    bare: run(""),
    client: run('import "@openissuing/anytime";'),
  });
  return [
    {
      what: "import of the Anytime client",
      unit: "ms",
      value: client,
      baseline: { what: "Node alone", value: bare },
      budget: { of: "difference", atMost: 25 },
    },
  ];
}

await runBench(import.meta.url, measureImport);
