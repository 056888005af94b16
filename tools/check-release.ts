// Fails when a change declares a smaller version bump than the contract difference demands: whoever installs a release
// reads from its number whether their code still fits.
//   check-release [--base COMMIT] [--head COMMIT] [--no-types] [--all] [--json]
// Exit status: 0 declared bumps suffice, 1 they do not, 2 the comparison cannot be made.
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { checkRelease } from "./contract-diff/check.js";
import { ReleaseCheckError } from "./contract-diff/errors.js";
import { printJson, printReport } from "./contract-diff/report.js";
import { repository } from "./generate.js";

/** What a run prints and the status it ends with. */
export interface CheckRun {
  readonly text: string;
  readonly status: 0 | 1 | 2;
}

/** Runs the check with arguments of the command line on the repository under `root`. */
export async function runCheck(root: string, args: readonly string[]): Promise<CheckRun> {
  try {
    const { values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        base: { type: "string" },
        head: { type: "string" },
        types: { type: "boolean", default: true },
        all: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const result = await checkRelease(root, values);
    const text = values.json ? printJson(result) : printReport(result, values.all);
    return { text, status: result.unmet.length === 0 ? 0 : 1 };
  } catch (error) {
    if (error instanceof ReleaseCheckError) return { text: `${error.code}: ${error.message}`, status: 2 };
    if (error instanceof TypeError && "code" in error) return { text: error.message, status: 2 };
    throw error;
  }
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  const { text, status } = await runCheck(repository, argv.slice(2));
  if (status === 2) console.error(text);
  else console.log(text);
  process.exitCode = status;
}
