import type { Scene } from "../core/handler.js";
import { type ReportRow, selectReportsOfCard } from "./reports.tables.js";

/** The report about a card that waits for its end; a card has one at most. */
export async function openReportOf(
  { tenant, tx }: Pick<Scene, "tenant" | "tx">,
  card_id: number,
): Promise<ReportRow | undefined> {
  const reports = await tx.all(selectReportsOfCard, { tenant: tenant.id, card_id });
  return reports.find(({ status }) => status === "REPORTED" || status === "UNDER_REVIEW");
}
