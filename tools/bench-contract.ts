// How fast the contract tests are against the sandbox and what they take, beside bare calls of the same sandbox.
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Figure } from "./bench/figure.js";
import { measuredRun, type Usage } from "./bench/measured-run.js";
import { median, medianInTurns } from "./bench/median.js";
import { openReader, type Reader } from "./bench/open-reader.js";
import { runBench } from "./bench/run-bench.js";
import { startSandbox } from "./demo/sandbox-process.js";

const cli = fileURLToPath(new URL("../packages/contract-tests/bin/openissuing-contract-tests.mjs", import.meta.url));
/** Requests at the same time, as the command line has them. */
const concurrency = 16;
/** Phases whose cases are made from the document; the others are stories that are told once. */
const generated: readonly string[] = ["examples", "boundaries", "random", "sequences"];

export interface ContractOptions {
  readonly rounds?: number;
  /** What the rate, the processor time and the memory are measured with. */
  readonly profile?: "full" | "smoke";
  /** Bare calls of a round. */
  readonly calls?: number;
}

interface ContractRun extends Usage {
  /** Generated cases per second of their phases. */
  readonly rate: number;
  readonly cases: number;
}

/** Rate, processor time and memory of a run, and how long the profile `smoke` takes; medians over `rounds`. */
export async function measureContract({
  rounds = 2,
  profile = "full",
  calls = 4_000,
}: ContractOptions = {}): Promise<Figure[]> {
  const sandbox = await startSandbox();
  const folder = mkdtempSync(join(tmpdir(), "bench-contract-"));
  const runs: ContractRun[] = [];
  const fetches: { readonly rate: number; readonly cpu: number }[] = [];
  try {
    const keys = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    const reader = await openReader(sandbox, keys, false);
    const play = (name: "full" | "smoke") => runTests(`${sandbox.url}/anytime`, name, folder);
    const medians = await medianInTurns(rounds, {
      calls: async () => {
        fetches.push(await fetchBare(reader, calls));
        return fetches.at(-1)?.rate ?? 0;
      },
      cases: async () => {
        runs.push(await play(profile));
        return runs.at(-1)?.rate ?? 0;
      },
      smoke: async () => (await play("smoke")).ms,
      start: async () => (await measuredRun([cli, "list-checks"])).ms,
    });
    const bare = await measuredRun(["--eval", "0"]);
    return [
      {
        what: "contract tests: generated cases",
        unit: "cases/s",
        value: medians.cases,
        baseline: { what: "bare fetch calls", value: medians.calls },
        budget: { of: "value", atLeast: 1_000 },
      },
      {
        what: `contract tests: processor time for each case, ${profile}`,
        unit: "ms",
        value: median(runs.map(({ cpu, cases }) => cpu / cases)),
        baseline: { what: "bare fetch call", value: median(fetches.map(({ cpu }) => cpu)) },
      },
      {
        what: "contract tests: profile smoke, from start to end",
        unit: "ms",
        value: medians.smoke,
        baseline: { what: "its start alone", value: medians.start },
        budget: { of: "value", atMost: 5_000 },
      },
      {
        what: `contract tests: most memory, ${profile}`,
        unit: "MB",
        value: Math.max(...runs.map(({ memory }) => memory)),
        baseline: { what: "bare node", value: bare.memory },
        budget: { of: "value", atMost: 150 },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await sandbox.end();
  }
}

async function runTests(baseUrl: string, profile: "full" | "smoke", folder: string): Promise<ContractRun> {
  const told = ["--quiet", "--report", "json", "--report-dir", folder];
  const usage = await measuredRun([
    cli,
    "run",
    "--api",
    "anytime",
    "--base-url",
    baseUrl,
    "--profile",
    profile,
    ...told,
  ]);
  const report: Report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
  const own = report.phases.filter(({ phase }) => generated.includes(phase));
  const sum = (phases: Report["phases"], name: "cases" | "ms") => phases.reduce((all, each) => all + each[name], 0);
  return { ...usage, cases: sum(report.phases, "cases"), rate: sum(own, "cases") / (sum(own, "ms") / 1000) };
}

/** The part of the report that is read here. */
interface Report {
  readonly phases: readonly { readonly phase: string; readonly cases: number; readonly ms: number }[];
}

/** Reads an account again and again, as many at the same time as the tests do. `cpu`: milliseconds for each call. */
async function fetchBare({ url, headers }: Reader, calls: number): Promise<{ rate: number; cpu: number }> {
  let left = calls;
  const worker = async (number: number) => {
    while (left-- > 0) {
      const proof = { "x-validation-data": `bare-${number}-${left}-${calls}`, "x-signed-request": "bm90LWNoZWNrZWQ=" };
      const response = await fetch(url, { headers: { ...headers, ...proof } });
      await response.json();
      if (!response.ok) throw new Error(`a bare call was answered ${response.status}`);
    }
  };
  const before = process.cpuUsage();
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: concurrency }, (_, number) => worker(number)));
  const ms = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(before);
  return { rate: calls / (ms / 1000), cpu: (user + system) / 1000 / calls };
}

await runBench(import.meta.url, measureContract);
