import type { PlanResult } from "../engine/plan.js";
import { writeHtml } from "./html/page.js";
import { writeJunit } from "./junit.js";

/** Formats a report can be written in. */
export const reportFormats = ["junit", "html", "json"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/**
 * Name of the file and what is in it, for each format. The same result gives the same bytes; what differs between two
 * runs with one seed against servers in the same state is named by `withoutTimes`.
 */
export const reportWriters: Readonly<
  Record<ReportFormat, { readonly file: string; write(result: PlanResult): string }>
> = {
  html: { file: "report.html", write: writeHtml },
  json: { file: "report.json", write: (result) => `${JSON.stringify(result, null, 2)}\n` },
  junit: { file: "junit.xml", write: writeJunit },
};
