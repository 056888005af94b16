import type { ReportRow } from "./reports.tables.js";
import { timestamp } from "./timestamp.js";
import type { Schemas } from "./types.js";

/** A report as the lists print it. */
export function reportOf(row: ReportRow): Schemas["CardReport"] {
  return {
    id: row.id,
    cardId: row.card_id,
    cardToken: row.card_token,
    userId: row.user_id,
    issueType: row.issue_type,
    status: row.status,
    statusReason: row.status_reason,
    remarks: row.remarks,
    newCardId: row.new_card_id,
    createdAt: timestamp(row.created_at),
    updatedAt: timestamp(row.updated_at),
  };
}
