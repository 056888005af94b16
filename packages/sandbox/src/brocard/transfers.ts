import { decimalText, minorUnits } from "../core/money.js";
import { fundsOf } from "./account-money.js";
import { dateTimeText, spanOf } from "./dates.js";
import { settleDebt } from "./debts.js";
import { notFound } from "./fault.js";
import { ledgerAccount } from "./ledger-names.js";
import { visibleUsers, zoneOf } from "./members.js";
import { messages } from "./messages.js";
import { numberedPage, readPage } from "./page.js";
import { refuseUnseen } from "./payment-filters.js";
import { roles } from "./roles.js";
import { insertTransfer, transferTable } from "./transfers.tables.js";
import { findEnd, maySendFrom, userBehind } from "./transfers-ends.js";
import { countTransfers, selectTransfers, type TransferFilter } from "./transfers-query.js";
import type { BrocardGuard, BrocardHandler, BrocardScene, GuardedCall, Parts, Schemas } from "./types.js";

export const listTransfers: BrocardHandler<"listTransfers"> = async (call) => {
  const { query, tx } = call;
  const filter: TransferFilter = {
    ...spanOf(query.dates, zoneOf(call)),
    tenant: call.tenant.id,
    visible: await visibleUsers(call, call.caller.user),
    ids: query["ids[]"],
    senders: query["from[]"],
    recipients: query["to[]"],
  };
  const page = readPage(query);
  const rows = await tx.all(selectTransfers(filter, page), {});
  const count = await tx.first(countTransfers(filter), {});
  const zone = zoneOf(call);
  const data = rows.map((row) => transferOf(row, zone));
  return { status: 200, body: numberedPage(page, count?.total ?? 0, data) };
};

export const getTransfer: BrocardHandler<"getTransfer"> = async (call) => {
  const row = await findTransfer(call, call.path.transfer_id);
  return row ? { status: 200, body: transferOf(row, zoneOf(call)) } : notFound();
};

export const guardTransfer: BrocardGuard<"getTransfer"> = async (call) => {
  const row = await findTransfer(call, call.path.transfer_id);
  return refuseUnseen(call, row && [row.from_user, row.to_user, row.responsible]);
};

export const guardTransferCreation: BrocardGuard<"createTransfer"> = async (call, mistakes) => {
  const { body } = call;
  const [from, to] = [await endOf(call, body.from), await endOf(call, body.to)];
  const isAllowed = from !== undefined && (await maySendFrom(call, call.caller, from));
  if (body.from !== undefined && !isAllowed) mistakes.add("from", messages.selected("from"));
  if (body.to !== undefined && !to) mistakes.add("to", messages.selected("to"));
  if (from && to && from.number === to.number) mistakes.add("to", messages.different("to", "from"));

  const amount = minorUnits(call.raw("amount"), currency);
  if (body.amount !== undefined && amount === undefined) mistakes.add("amount", messages.decimals("amount"));
  if (!isAllowed || amount === undefined) return undefined;
  const available = Math.max(await fundsOf(call, ledgerAccount(from.number), currency), 0);
  if (amount > available) mistakes.add("amount", messages.max("amount", decimalText(available, currency)));
  return undefined;
};

export const createTransfer: BrocardHandler<"createTransfer"> = async (call) => {
  const { body, caller, ids, ledger, now, tenant, tx } = call;
  const [from, to] = [await findEnd(call, body.from), await findEnd(call, body.to)];
  const amount = minorUnits(call.raw("amount"), currency);
  if (!from || !to || amount === undefined) throw new Error("the guard let a transfer through that cannot be made");

  const id = await ids.next("transfer");
  const lines = [
    { account: ledgerAccount(from.number), amount: -amount },
    { account: ledgerAccount(to.number), amount },
  ];
  await ledger.post({ lines, currency, memo: `transfer ${id}` });
  await settleDebt(ledger, ledgerAccount(to.number), currency);
  await tx.run(insertTransfer, {
    tenant: tenant.id,
    id,
    amount,
    currency,
    responsible: caller.user.id,
    from_user: await userBehind(call, from, caller.user.id),
    from_account: from.number,
    to_user: await userBehind(call, to, caller.user.id),
    to_account: to.number,
    comment: body.comment || null,
    created_at: now,
  });
  const row = await findTransfer(call, id);
  if (!row) throw new Error(`transfer ${id} cannot be read back`);
  return { status: 201, body: transferOf(row, zoneOf(call)) };
};

/** The one currency of transfers (Brocard text, "Create Transfer"). */
const currency = "USD";

const endOf = async (call: GuardedCall<"createTransfer">, text: string | undefined) =>
  text === undefined ? undefined : findEnd(call, text);

async function findTransfer({ tenant, tx }: BrocardBooks, id: number) {
  const filter = { ...spanOf(undefined, "UTC"), tenant: tenant.id, ids: [id] };
  const all = { visible: undefined, senders: undefined, recipients: undefined };
  return tx.first(selectTransfers({ ...filter, ...all }, { limit: 1, offset: 0 }), {});
}

type BrocardBooks = Pick<BrocardScene, "tenant" | "tx">;
type View = NonNullable<Awaited<ReturnType<typeof findTransfer>>>;

/** A transfer as the answers print it. `zone`: of its date. */
function transferOf(row: View, zone: string): Schemas["Transfer"] {
  return {
    id: row.id,
    amount: decimalText(row.amount, row.currency),
    currency: row.currency,
    responsible: {
      id: row.responsible,
      uuid: row.author_uuid,
      name: row.author_name,
      email: row.author_email,
      role: { id: row.author_role, name: roles.get(row.author_role) ?? "" },
    },
    from: {
      id: row.from_user,
      uuid: row.sender_uuid,
      name: row.sender_name,
      email: row.sender_email,
      account: { id: row.source_id, purpose_type: row.source_purpose },
    },
    to: {
      id: row.to_user,
      uuid: row.recipient_uuid,
      name: row.recipient_name,
      email: row.recipient_email,
      account: { id: row.target_id, purpose_type: row.target_purpose },
    },
    comment: row.comment,
    created_at: dateTimeText(row.created_at, zone),
  };
}

export const transferParts: Parts = { tables: [transferTable] };
