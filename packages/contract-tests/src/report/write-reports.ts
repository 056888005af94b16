import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PlanResult } from "../engine/plan.js";
import { EnvironmentError } from "../environment.js";
import { type ReportFormat, reportWriters } from "./writers.js";

/** Writes reports into a folder, which is made; answers their paths. Throws `EnvironmentError` ERR_REPORT. */
export async function writeReports(
  result: PlanResult,
  formats: readonly ReportFormat[],
  folder: string,
): Promise<readonly string[]> {
  const files: string[] = [];
  try {
    if (formats.length > 0) await mkdir(folder, { recursive: true });
    for (const format of formats) {
      const { file, write } = reportWriters[format];
      const path = join(folder, file);
      await writeFile(path, write(result));
      files.push(path);
    }
    return files;
  } catch (cause) {
    throw new EnvironmentError("ERR_REPORT", `${folder} cannot be written`, { cause });
  }
}
