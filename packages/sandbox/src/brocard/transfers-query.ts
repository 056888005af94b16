import { queriesOver } from "../core/store/query.js";
import { accountTable } from "./accounts.tables.js";
import { transferTable } from "./transfers.tables.js";
import { userTable } from "./users.tables.js";

/** Which transfers: every filter has to match, of the values of one filter one has to. Instants are milliseconds. */
export interface TransferFilter {
  readonly tenant: string;
  /** First instant that counts, and the first that does not any more. */
  readonly from: number;
  readonly until: number;
  /** Users whose transfers the caller may see, whichever end they stand at; undefined for all. */
  readonly visible: readonly number[] | undefined;
  readonly ids: readonly number[] | undefined;
  readonly senders: readonly number[] | undefined;
  readonly recipients: readonly number[] | undefined;
}

const { once } = queriesOver(transferTable, userTable, accountTable);

function matching(db: Parameters<Parameters<typeof once>[0]>[0], filter: TransferFilter) {
  return db
    .selectFrom("brocard_transfer as transfer")
    .where("transfer.tenant", "=", filter.tenant)
    .where("transfer.created_at", ">=", filter.from)
    .where("transfer.created_at", "<", filter.until)
    .where((e) =>
      e.and([
        e("transfer.id", ">", 0),
        ...(filter.visible
          ? [
              e.or([
                e("transfer.from_user", "in", [...filter.visible]),
                e("transfer.to_user", "in", [...filter.visible]),
                e("transfer.responsible", "in", [...filter.visible]),
              ]),
            ]
          : []),
        ...(filter.ids ? [e("transfer.id", "in", [...filter.ids])] : []),
        ...(filter.senders ? [e("transfer.from_user", "in", [...filter.senders])] : []),
        ...(filter.recipients ? [e("transfer.to_user", "in", [...filter.recipients])] : []),
      ]),
    );
}

/** One page of transfers with everything an answer prints, by ascending identifier. */
export const selectTransfers = (filter: TransferFilter, page: { readonly limit: number; readonly offset: number }) =>
  once((db) =>
    matching(db, filter)
      .innerJoin("brocard_user as author", (on) =>
        on.onRef("author.tenant", "=", "transfer.tenant").onRef("author.id", "=", "transfer.responsible"),
      )
      .innerJoin("brocard_user as sender", (on) =>
        on.onRef("sender.tenant", "=", "transfer.tenant").onRef("sender.id", "=", "transfer.from_user"),
      )
      .innerJoin("brocard_account as source", (on) =>
        on.onRef("source.tenant", "=", "transfer.tenant").onRef("source.number", "=", "transfer.from_account"),
      )
      .innerJoin("brocard_user as recipient", (on) =>
        on.onRef("recipient.tenant", "=", "transfer.tenant").onRef("recipient.id", "=", "transfer.to_user"),
      )
      .innerJoin("brocard_account as target", (on) =>
        on.onRef("target.tenant", "=", "transfer.tenant").onRef("target.number", "=", "transfer.to_account"),
      )
      .selectAll("transfer")
      .select([
        "author.uuid as author_uuid",
        "author.name as author_name",
        "author.email as author_email",
        "author.role_id as author_role",
        "sender.uuid as sender_uuid",
        "sender.name as sender_name",
        "sender.email as sender_email",
        "source.id as source_id",
        "source.purpose_type as source_purpose",
        "recipient.uuid as recipient_uuid",
        "recipient.name as recipient_name",
        "recipient.email as recipient_email",
        "target.id as target_id",
        "target.purpose_type as target_purpose",
      ])
      .orderBy("transfer.id")
      .limit(page.limit)
      .offset(page.offset),
  );

export const countTransfers = (filter: TransferFilter) =>
  once((db) => matching(db, filter).select((e) => e.fn.countAll<number>().as("total")));
