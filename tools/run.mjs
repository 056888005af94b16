// Entry of every root command, in plain JavaScript: it runs before anything is installed, so it uses Node alone.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
/** Folders with a package.json, in the order their results are told. A new package is found by itself. */
const workspaces = [
  "spec",
  ...readdirSync(join(root, "packages"))
    .map((name) => `packages/${name}`)
    .filter((folder) => existsSync(join(root, folder, "package.json"))),
  "tools",
  "tools/consumers",
];
const env = {
  ...process.env,
  // Turbo looks for pnpm on the path; the workspace installs its own.
  PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter),
  DO_NOT_TRACK: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  npm_config_update_notifier: "false",
  // npm waits a minute between tries; whoever is offline should hear of it sooner.
  npm_config_fetch_retry_mintimeout: "1000",
  npm_config_fetch_retry_maxtimeout: "5000",
};

/** Says which step runs now; every child prints its own progress below it. */
const say = (text) => console.log(`\n▸ ${text}`);

/** Ends the command with one sentence and a non-zero code. */
function stop(sentence, code = 1) {
  console.error(`\n✖ ${sentence}`);
  process.exit(code);
}

/** Runs a program, its output passed through; resolves to `{ code, tail }`, `tail` being the last of what it printed. */
function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ["inherit", "pipe", "pipe"],
      shell: process.platform === "win32",
      ...options,
    });
    let tail = "";
    for (const [stream, out] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream?.on("data", (chunk) => {
        out.write(chunk);
        tail = (tail + chunk).slice(-20_000);
      });
    }
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill(signal));
    child.on("error", (error) => resolve({ code: 127, tail: String(error) }));
    child.on("close", (code, signal) => resolve({ code: code ?? (signal === "SIGINT" ? 130 : 1), tail }));
  });
}

/** Node 20.19, 22.12 and 24 are the first of their lines that `require` an ES module, which our packages promise. */
export function isNodeSupported(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major >= 24;
}

/** True when the output of a failed install says that the registry could not be reached. */
export function isRegistryOutOfReach(output) {
  return /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|META_FETCH_FAIL|network request .* failed/.test(
    output,
  );
}

/**
 * Installs the workspace once per lock file; a second run with the same lock file starts at once and needs no network.
 * Only the tests need the consumers, which bring three Node programs of 50 MB each.
 */
async function setUp({ consumers = false } = {}) {
  if (!isNodeSupported(process.versions.node)) {
    stop(
      `Node ${process.versions.node} is too old: OpenIssuing needs Node 20.19 or later in line 20, 22.12 or later in line 22, or 24 and up.`,
    );
  }
  const stamp = join(root, "node_modules/.openissuing-setup");
  const wanted = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"]
    .reduce(
      (hash, file) => hash.update(readFileSync(join(root, file))),
      createHash("sha256").update(process.versions.modules),
    )
    .digest("hex");
  const found = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
  if (found === `${wanted} whole` || (!consumers && found === wanted)) return;
  say(`Installing the workspace with ${manifest.packageManager} (once; about a minute on a first run)`);
  const part = consumers ? [] : ["--filter", "!@openissuing/consumers"];
  const { code, tail } = await pnpm([
    "install",
    ...part,
    "--frozen-lockfile",
    "--prefer-offline",
    "--fetch-retries=2",
    "--fetch-timeout=30000",
  ]);
  if (code !== 0) {
    if (isRegistryOutOfReach(tail))
      stop(
        "The npm registry is out of reach: connect to the network (or set `npm config set registry` to a mirror you can reach) and run the command again.",
      );
    stop("Installing the workspace failed; the lines above say why.");
  }
  writeFileSync(stamp, consumers ? `${wanted} whole` : wanted);
}

/** pnpm in the version of package.json, through the npm that is on the machine anyway. */
function pnpm(args) {
  return run("npx", ["--yes", manifest.packageManager, ...args]);
}

/** Turbo over the workspace; two tasks at once, since every test run starts workers of its own. */
function turbo(tasks, args = []) {
  const bin = join(root, "node_modules/.bin/turbo");
  return run(bin, ["run", ...tasks, "--concurrency=2", "--output-logs=new-only", "--ui=stream", ...args]);
}

/** A TypeScript program of tools/. Not by the program `tsx`, which kills a child that is slow to take a signal. */
function tool(name, args = []) {
  const loader = pathToFileURL(join(root, "tools/node_modules/tsx/dist/loader.mjs")).href;
  return run(process.execPath, ["--import", loader, join(root, "tools", name), ...args], { stdio: "inherit" });
}

/** All but the docs, whose build also runs their samples and wants programs that demo and benches do not. */
async function build() {
  say("Building the packages");
  const { code } = await turbo(["build"], ["--filter=!@openissuing/docs", "--filter=!@openissuing/tools"]);
  if (code !== 0) stop("The build failed; the lines above say where.");
}

/** Adds up the result files the test runners wrote; a workspace that wrote none counts as one failure. */
function countTests() {
  const total = { passed: 0, failed: 0 };
  for (const workspace of workspaces) {
    const { scripts } = JSON.parse(readFileSync(join(root, workspace, "package.json"), "utf8"));
    if (!scripts?.test) continue;
    const file = join(root, workspace, "test-results.json");
    if (!existsSync(file)) {
      console.error(`${workspace}: the tests did not run to the end`);
      total.failed += 1;
      continue;
    }
    const result = JSON.parse(readFileSync(file, "utf8"));
    const failed = result.numFailedTests + (result.numFailedTests === 0 && !result.success ? 1 : 0);
    console.log(`${workspace}: ${result.numPassedTests} passed, ${failed} failed`);
    total.passed += result.numPassedTests;
    total.failed += failed;
  }
  return total;
}

const commands = {
  async test() {
    await setUp({ consumers: true });
    for (const workspace of workspaces) rmSync(join(root, workspace, "test-results.json"), { force: true });
    say("Building, linting, type-checking and testing every package");
    const { code } = await turbo(["build", "lint", "types", "test"], ["--continue"]);
    say("Results");
    const { passed, failed } = countTests();
    if (code !== 0 && failed === 0) console.error("A build, lint or type check failed; the lines above say where.");
    console.log(`\n${passed} passed, ${failed === 0 && code !== 0 ? 1 : failed} failed`);
    return code === 0 && failed === 0 ? 0 : 1;
  },
  async check() {
    await setUp({ consumers: true });
    say("Checking style, contracts, types, generated files, and that every operation has its rooms");
    const { code } = await turbo(["build", "lint", "types"], ["--continue"]);
    const drift = await tool("check-drift.ts");
    const coverage = await tool("check-coverage.ts");
    return code === 0 && drift.code === 0 && coverage.code === 0 ? 0 : 1;
  },
  async "check:release"() {
    await setUp();
    return (await tool("check-release.ts", process.argv.slice(3))).code;
  },
  async demo() {
    await setUp();
    await build();
    say("Running the demo");
    return (await tool("run-demo.ts", process.argv.slice(3))).code;
  },
  async start() {
    await setUp();
    await build();
    const { code } = await turbo(["site"]);
    if (code !== 0) stop("The docs could not be made; the lines above say why.");
    say("Starting sandbox and docs (stop with Ctrl-C)");
    return (await tool("start-all.ts", process.argv.slice(3))).code;
  },
  async bench() {
    await setUp();
    await build();
    say("Measuring");
    return (await tool("bench-all.ts", process.argv.slice(3))).code;
  },
  async "bench:defects"() {
    await setUp();
    await build();
    say("Seeding defects (minutes; --only TEXT takes a part of them)");
    return (await tool("bench-defects.ts", process.argv.slice(3))).code;
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const command = commands[process.argv[2]];
  if (!command) stop(`unknown command "${process.argv[2] ?? ""}": one of ${Object.keys(commands).join(", ")}`, 2);
  process.exit(await command());
}
