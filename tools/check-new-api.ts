// Tries out in a clone what adding an API takes: adds the invented one of new-api/example/ with `new-api`, then installs,
// builds, lints, type-checks and tests what it wrote, calls every operation of the sandbox on a port and puts the
// generated cases to it. Takes three minutes, so CI runs it as a job of its own.
import { execFile } from "node:child_process";
import { access, cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { trySandbox } from "./new-api/try-sandbox.js";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("..", import.meta.url));
const place = await mkdtemp(join(tmpdir(), "openissuing-new-api-"));
const clone = join(place, "clone");
const env: NodeJS.ProcessEnv = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", REDOCLY_TELEMETRY: "off", CI: "true" };

/** Runs a program in the clone and tells how long it took. Throws `Error` with what it printed. */
async function step(what: string, program: string, args: readonly string[], cwd = clone): Promise<string> {
  const started = performance.now();
  const options = { cwd, maxBuffer: 64 << 20, env: { ...env, PATH: `${clone}/node_modules/.bin:${env.PATH}` } };
  const { stdout } = await run(program, args, options).catch((error: { stdout?: string; stderr?: string }) => {
    throw new Error(`${what}: ${error.stdout ?? ""}${error.stderr ?? ""}`);
  });
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return stdout;
}

const expectThat = (isMet: boolean, sentence: string) => {
  if (!isMet) throw new Error(sentence);
  console.log(`✓ ${sentence}`);
};

try {
  await step("clone", "git", ["clone", "--quiet", repository, clone], place);
  const install = ["install", "--prefer-offline", "--filter", "!@openissuing/consumers"];
  await step("install", join(repository, "node_modules/.bin/pnpm"), [...install, "--frozen-lockfile"]);
  await cp(join(repository, "tools/new-api/example"), join(place, "example"), { recursive: true });
  const tsx = ["--import", "tsx", "new-api.ts", "lumen", join(place, "example/lumen.yaml")];
  await step("new-api", process.execPath, tsx, join(clone, "tools"));
  await step("install the new package", "pnpm", [...install, "--no-frozen-lockfile"]);
  const turbo = (tasks: readonly string[], ...packages: readonly string[]) => [
    ...["run", ...tasks, "--concurrency=2", "--output-logs=errors-only", "--ui=stream"],
    ...packages.map((name) => `--filter=@openissuing/${name}`),
  ];
  await step("build", "turbo", turbo(["build"], "lumen", "sandbox", "contract-tests", "docs"));
  await step("lint and types", "turbo", turbo(["lint", "types"], "spec", "lumen", "sandbox", "contract-tests"));
  await step("tests of the client", "turbo", turbo(["test"], "lumen"));
  const vitest = (file: string) => ["exec", "vitest", "run", file];
  await step("tests of the sandbox", "pnpm", vitest("test/lumen"), join(clone, "packages/sandbox"));
  const scenarios = vitest("test/scenarios/lumen-sandbox.test.ts");
  await step("scenarios", "pnpm", scenarios, join(clone, "packages/contract-tests"));
  for (const sentence of await trySandbox(clone, "lumen")) console.log(`✓ ${sentence}`);
  const page = await readFile(join(clone, "packages/docs/dist/site/lumen/index.html"), "utf8");
  expectThat(page.includes("Lumen"), "the docs have pages of it");
  const check = (program: string) =>
    step(program, process.execPath, ["--import", "tsx", program], join(clone, "tools"));
  await check("check-drift.ts");
  const coverage = await check("check-coverage.ts");
  expectThat(/^lumen: 5 operations, 1 webhooks; sandbox 0\/6 /m.test(coverage), "the check of the rooms counts it");
  const packages = await check("check-packages.ts");
  expectThat(packages.includes("@openissuing/lumen 0.0.0: tarball of"), "its package is fit to be published");
  await access(join(clone, ".changeset/first-lumen.md"));
} finally {
  await rm(place, { recursive: true, force: true });
}
