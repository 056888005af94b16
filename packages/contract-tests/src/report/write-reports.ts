import { access, constants, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PlanResult } from "../engine/plan.js";
import { EnvironmentError } from "../environment.js";
import { type ReportFormat, reportWriters } from "./writers.js";

/** Makes the folder for reports, so that it is known before a run whether they can be written. Throws `EnvironmentError` ERR_REPORT. */
export async function prepareReports(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

/** Writes reports into a folder, which is made; answers their paths. Throws `EnvironmentError` ERR_REPORT. */
export async function writeReports(
  result: PlanResult,
  formats: readonly ReportFormat[],
  folder: string,
): Promise<readonly string[]> {
  const files: string[] = [];
  try {
    if (formats.length > 0) await prepareReports(folder);
    for (const format of formats) {
      const { file, write } = reportWriters[format];
      const path = join(folder, file);
      await writeFile(path, write(result));
      files.push(path);
    }
    return files;
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

function unwritable(folder: string, cause: unknown): EnvironmentError {
  return cause instanceof EnvironmentError
    ? cause
    : new EnvironmentError("ERR_REPORT", `the folder "${folder}" cannot be written`, { cause });
}
