import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, nullable, type RowOf, table, text } from "../core/store/table.js";
import type { Page } from "./page.js";
import { offsetOf } from "./page.js";
import type { Schemas } from "./types.js";

const oneOf = <T extends string>(): Column<T> => ({ kind: "text", isNullable: false });

/** Reports about cards. `remarks`: of whoever dealt with it last. `new_card_id`: the card that took its place. */
export const reportTable = table(
  "vaultspay_report",
  {
    tenant: text(),
    id: integer(),
    card_id: integer(),
    card_token: integer(),
    user_id: integer(),
    issue_type: oneOf<Schemas["CardIssueType"]>(),
    status: oneOf<Schemas["CardReportStatus"]>(),
    status_reason: text(),
    remarks: nullable(text()),
    new_card_id: nullable(integer()),
    created_at: integer(),
    updated_at: integer(),
  },
  { primaryKey: ["tenant", "id"], indexes: [["tenant", "card_id", "id"]] },
);

export type ReportRow = RowOf<typeof reportTable>;

const { once, prepare } = queriesOver(reportTable);

export const insertReport = insertInto(reportTable);

/** Newest first. */
export const selectReportsOfCard = prepare((db, p: { tenant: string; card_id: number }) =>
  db
    .selectFrom("vaultspay_report")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("card_id", "=", p.card_id)
    .orderBy("id", "desc"),
);

export const updateReport = prepare((db, p: ReportRow) =>
  db
    .updateTable("vaultspay_report")
    .set({ status: p.status, remarks: p.remarks, new_card_id: p.new_card_id, updated_at: p.updated_at })
    .where("tenant", "=", p.tenant)
    .where("id", "=", p.id),
);

export interface ReportFilter {
  readonly tenant: string;
  readonly card_id: number | undefined;
  readonly status: Schemas["CardReportStatus"] | undefined;
}

/** One page, newest first. */
export const selectReports = (filter: ReportFilter, page: Page) =>
  once((db) =>
    db
      .selectFrom("vaultspay_report")
      .selectAll()
      .where("tenant", "=", filter.tenant)
      .$if(filter.card_id !== undefined, (q) => q.where("card_id", "=", filter.card_id ?? 0))
      .$if(filter.status !== undefined, (q) => q.where("status", "=", filter.status ?? "REPORTED"))
      .orderBy("id", "desc")
      .limit(page.perPage)
      .offset(offsetOf(page)),
  );

export const countReports = (filter: ReportFilter) =>
  once((db) =>
    db
      .selectFrom("vaultspay_report")
      .select((e) => e.fn.countAll<number>().as("total"))
      .where("tenant", "=", filter.tenant)
      .$if(filter.card_id !== undefined, (q) => q.where("card_id", "=", filter.card_id ?? 0))
      .$if(filter.status !== undefined, (q) => q.where("status", "=", filter.status ?? "REPORTED")),
  );
