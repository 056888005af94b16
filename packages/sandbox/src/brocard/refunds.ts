import { decimalText } from "../core/money.js";
import { pageByCursor, readCursor } from "./cursor-page.js";
import { dateTimeText } from "./dates.js";
import { notFound } from "./fault.js";
import { profileOf, zoneOf } from "./members.js";
import { messages } from "./messages.js";
import { readHolderFilter, refuseUnseen } from "./payment-filters.js";
import { cardOf, type HolderColumns, payerOf } from "./payments-wire.js";
import { type RefundRow, refundTable } from "./refunds.tables.js";
import { selectRefunds, selectWholeRefund } from "./refunds-query.js";
import type { BrocardGuard, BrocardHandler, BrocardScene, Parts, Schemas } from "./types.js";

/** What cursors of this list call the identifier. */
const column = "refunds.id";

export const guardRefundList: BrocardGuard<"listRefunds"> = ({ query }, mistakes) => {
  if (readCursor(query.cursor, column) === undefined) mistakes.add("cursor", messages.selected("cursor"));
  return undefined;
};

export const listRefunds: BrocardHandler<"listRefunds"> = async (call) => {
  const { query, tx } = call;
  const filter = await readHolderFilter(call);
  const cursor = readCursor(query.cursor, column) ?? null;
  const { rows, ...page } = await pageByCursor(cursor, { column, perPage: query.per_page }, (span) =>
    tx.all(selectRefunds(filter, span), {}),
  );
  const zone = zoneOf(call);
  return { status: 200, body: { data: rows.map((row) => refundOf(row, zone)), ...page } };
};

export const getRefund: BrocardHandler<"getRefund"> = async (call) => {
  const row = await findRefund(call, call.path.refund_id);
  return row ? { status: 200, body: refundOf(row, zoneOf(call)) } : notFound();
};

export const guardRefund: BrocardGuard<"getRefund"> = async (call) => {
  const row = await findRefund(call, call.path.refund_id);
  return refuseUnseen(call, row && [row.user_id]);
};

const findRefund = ({ tenant, tx }: Pick<BrocardScene, "tenant" | "tx">, id: number) =>
  tx.first(selectWholeRefund, { tenant: tenant.id, id });

/** A refund as the answers print it. `zone`: of the dates. */
function refundOf(row: RefundRow & HolderColumns, zone: string): Schemas["Refund"] {
  return {
    id: row.id,
    amount: decimalText(row.amount, row.currency),
    currency: row.currency,
    user: payerOf(row),
    card: cardOf(row),
    date: dateTimeText(row.date, zone),
  };
}

/** Tells the receiver of webhooks of a refund, and answers it as the answers print it in the zone of the profile. */
export async function tellRefund(scene: BrocardScene, id: number): Promise<Schemas["Refund"]> {
  const row = await findRefund(scene, id);
  if (!row) throw new Error(`refund ${id} cannot be read back`);
  const refund = refundOf(row, (await profileOf(scene)).time_zone);
  const user = { ...refund.user, uuid: row.user_uuid };
  await scene.deliver("refund", { key: `card:${row.card_id}`, body: { ...refund, user, webhook_type: "refund" } });
  return refund;
}

export const refundParts: Parts = { tables: [refundTable] };
