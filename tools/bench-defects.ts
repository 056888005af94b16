// How many seeded defects the contract tests see: each breaks one thing in front of the sandbox, in this process.
import { spawn } from "node:child_process";
import { argv, execPath } from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createAnytimeApi } from "@openissuing/contract-tests";
import { openBenchGround } from "./bench/defects/bench-ground.js";
import { allDefects } from "./bench/defects/catalogue/index.js";
import { judgeDefect, type Verdict } from "./bench/defects/judge-defect.js";
import { verdictLines } from "./bench/defects/verdict-tables.js";

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    only: { type: "string", default: "" },
    seeds: { type: "string", default: "10" },
    processes: { type: "string", default: "2" },
    shard: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});

/** What a child process prints, one JSON text a line. */
type Line =
  | {
      readonly kind: "clean";
      readonly seed: number;
      readonly cases: number;
      readonly alarms: readonly string[];
      readonly ms: number;
    }
  | { readonly kind: "verdict"; readonly verdict: Verdict };

const processes = Number(values.processes);
const defects = allDefects(createAnytimeApi().document).filter((defect) =>
  `${defect.class} ${defect.id}`.includes(values.only),
);
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i + 1);

async function work(shard: number): Promise<void> {
  const tell = (line: Line) => console.log(JSON.stringify(line));
  const isMine = (_: unknown, i: number) => i % processes === shard;
  for (const seed of seeds.filter(isMine)) {
    const startedAt = performance.now();
    const ground = openBenchGround(`seed-${seed}`);
    const { broken, findings, phases } = await ground.playClean(seed);
    const alarms = [
      ...findings.map(
        ({ check, message, operationId, replayId }) =>
          `${operationId ?? "general"}: ${check}: ${message} (${replayId})`,
      ),
      ...broken,
    ];
    const cases = phases.reduce((sum, phase) => sum + phase.cases, 0);
    tell({ kind: "clean", seed, cases, alarms, ms: Math.round(performance.now() - startedAt) });
    await ground.close();
  }
  const ground = openBenchGround("defects");
  for (const defect of defects.filter(isMine)) tell({ kind: "verdict", verdict: await judgeDefect(ground, defect) });
  await ground.close();
}

async function lead(): Promise<number> {
  const startedAt = performance.now();
  const verdicts: Verdict[] = [];
  let alarms = 0;
  const take = (line: Line) => {
    if (line.kind === "clean") {
      alarms += line.alarms.length;
      console.log(`seed ${line.seed}: ${line.alarms.length} false alarms in ${line.cases} cases, ${line.ms} ms`);
      for (const alarm of line.alarms) console.log(`  ${alarm}`);
      return;
    }
    const { verdict } = line;
    verdicts.push(verdict);
    const isFine = verdict.outcome === "killed" && verdict.broken.length === 0;
    if (!isFine || values.verbose) {
      console.log(
        `${verdict.outcome.padEnd(8)} ${verdict.id} ${verdict.ms} ms: ${verdict.by.join(", ")} (also ${verdict.also.join(", ") || "none"})`,
      );
      for (const text of verdict.broken.slice(0, 3)) console.log(`  could not go on: ${text}`);
    } else if (verdicts.length % 25 === 0) console.log(`${verdicts.length} / ${defects.length} defects`);
  };
  const codes = await Promise.all(Array.from({ length: processes }, (_, shard) => runShard(shard, take)));
  if (codes.some((code) => code !== 0) || verdicts.length < defects.length) {
    console.error(`only ${verdicts.length} of ${defects.length} defects were judged`);
    return 2;
  }
  console.log(verdictLines(verdicts).join("\n"));
  console.log(`${alarms} false alarms over ${seeds.length} seeds`);
  console.log(`${((performance.now() - startedAt) / 1000).toFixed(0)} s in ${processes} processes`);
  const killed = verdicts.filter(({ outcome }) => outcome === "killed").length;
  return alarms === 0 && killed >= 0.95 * verdicts.length && verdicts.every(({ outcome }) => outcome !== "accident")
    ? 0
    : 1;
}

async function runShard(shard: number, take: (line: Line) => void): Promise<number> {
  // The flags carry the loader of TypeScript that this process runs with.
  const child = spawn(
    execPath,
    [...process.execArgv, fileURLToPath(import.meta.url), ...argv.slice(2), "--shard", `${shard}`],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const end = () => child.kill();
  process.once("exit", end);
  const ended = new Promise<number>((resolve) => child.once("close", (code) => resolve(code ?? 1)));
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith("{")) take(JSON.parse(line));
  process.off("exit", end);
  return ended;
}

if (values.shard === undefined) process.exitCode = await lead();
else await work(Number(values.shard));
