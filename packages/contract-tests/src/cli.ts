import { Command, CommanderError, Option } from "commander";
import { apiNames } from "./apis.js";
import { checkIds, checks } from "./checks.js";
import { readCheck, readCount, readName, readPercent, readReports, readSeed, readUrl } from "./cli/read-options.js";
import { type ReplaySettings, replayCase } from "./cli/replay-case.js";
import { type RunSettings, runTests } from "./cli/run-tests.js";
import { EnvironmentError } from "./environment.js";
import { reportFormats } from "./report/writers.js";

/** Where a run of the command line goes, for tests. */
export interface CliIo {
  /** One line, or several, for people. */
  readonly print: (line: string) => void;
  /** Takes the place of the line that shows the progress; undefined where nobody watches. */
  readonly status?: (line: string) => void;
  /** Aborted when the person wants the run to end. */
  readonly signal?: AbortSignal;
  /** Variables of the environment. Default: none. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs the command line and answers its exit status: 0 when all that was played passed, 1 when the server violates its
 * contract, 2 when something could not run, 3 when a replay shows nothing.
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  let status = 0;
  const program = new Command("openissuing-contract-tests")
    .description("Judges any server that claims to be a documented API.")
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.print(text.trimEnd()), writeErr: (text) => io.print(text.trimEnd()) });

  withTarget(program.command("run").description("tests a server against the document of an API"))
    .addOption(
      new Option(
        "--profile <name>",
        "how much is asked; read-only sends nothing that changes the server (default: full on this machine, else read-only)",
      ).choices(["smoke", "full", "read-only"]),
    )
    .option("--seed <number>", "same seed, same cases", readSeed, 1)
    .option("--max-cases <number>", "cases at most (default: all on this machine, else 500)", readCount)
    .option("--include <names>", "operations or tags, separated by commas; may be repeated", readName)
    .option("--report <formats>", `reports to write: ${reportFormats.join(", ")}`, readReports)
    .option("--report-dir <folder>", "where reports go", "contract-report")
    .option("--min-coverage <percent>", "fails below so many per cent of the coverage cells", readPercent)
    .option("--quiet", "no progress, findings and sums alone")
    .action(async (settings: RunSettings) => {
      status = await runTests(settings, io);
    });
  withTarget(program.command("replay").description("plays one case again, by the id a finding has"))
    .addOption(
      new Option("--profile <name>", "read-only sends nothing that changes the server (default: as in run)").choices([
        "full",
        "read-only",
      ]),
    )
    .argument("<id>", "such as boundaries/createAccount/body.acc_type.enum")
    .action(async (id: string, settings: ReplaySettings) => {
      status = await replayCase(id, settings, io);
    });
  program
    .command("list-checks")
    .description("prints the checks, for --disable-check")
    .action(() => {
      for (const id of checkIds) io.print(`${id.padEnd(28)} ${checks[id].severity.padEnd(7)} ${checks[id].holds}`);
    });
  try {
    await program.parseAsync(argv, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof EnvironmentError)) throw error;
    io.print(`error: ${error.message}`);
    return 2;
  }
}

/** The options that say which server, and how it may be treated. */
function withTarget(command: Command): Command {
  return command
    .addOption(new Option("--api <name>", "API the server claims to be").choices(apiNames).makeOptionMandatory())
    .requiredOption("--base-url <url>", "address the paths of the document are appended to", readUrl)
    .option("--credentials <source>", "JSON file with credentials, or env for variables such as ANYTIME_CLIENT_ID")
    .option(
      "--control-url <url>",
      "control API of an OpenIssuing sandbox; found by itself where it is under /_sandbox of the same address",
      readUrl,
    )
    .option("--rate <number>", "requests a second at most (default: no limit on this machine, else 10)", readCount)
    .option("--concurrency <number>", "requests at the same time", readCount, 16)
    .option("--timeout <ms>", "milliseconds for each call", readCount, 10_000)
    .option("--disable-check <id>", "switches a check off; may be repeated", readCheck);
}
