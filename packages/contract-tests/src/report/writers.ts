import type { PlanResult } from "../engine/plan.js";

/** Formats a report can be written in. */
export const reportFormats = ["json"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Name of the file and what is in it, for each format. */
export const reportWriters: Readonly<
  Record<ReportFormat, { readonly file: string; write(result: PlanResult): string }>
> = {
  json: { file: "report.json", write: (result) => `${JSON.stringify(result, null, 2)}\n` },
};
