import { Fault } from "../core/fault.js";
import {
  cardTransactionTable,
  countCardTransactions,
  selectCardTransaction,
  selectCardTransactions,
} from "./card-transactions.tables.js";
import { settleCardTransaction } from "./card-transactions-flow.js";
import { transactionOf } from "./card-transactions-wire.js";
import { selectCard } from "./cards.tables.js";
import { fault } from "./fault.js";
import { readPage } from "./page.js";
import type { AnytimeHandler, Parts } from "./types.js";

export const listCardTransactions: AnytimeHandler<"listCardTransactions"> = async ({ path, query, tenant, tx }) => {
  const { card_ref } = path;
  const card = await tx.first(selectCard, { tenant: tenant.id, card_ref });
  if (!card) return fault(4030310);
  const page = readPage(query, 4000310);
  if (page instanceof Fault) return page;
  const { filters, from, until, limit, offset } = page;
  const rows = await tx.all(selectCardTransactions, { tenant: tenant.id, card_ref, from, until, limit, offset });
  // Of all transactions of the card: the text counts them "with no date or limit filter".
  const count = await tx.first(countCardTransactions, { tenant: tenant.id, card_ref });
  const transactions = rows.map(transactionOf);
  return {
    status: 200,
    body: { filters, card_ref, acc_id: card.acc_id, total_results: count?.total ?? 0, transactions },
  };
};

export const getCardTransaction: AnytimeHandler<"getCardTransaction"> = async ({ path, tenant, tx }) => {
  const card = await tx.first(selectCard, { tenant: tenant.id, card_ref: path.card_ref });
  if (!card) return fault(4030310);
  // Fifteen digits stay within the safe integers, the only numbers a statement takes.
  if (!/^\d{1,15}$/.test(path.txid)) return fault(4040310);
  const row = await tx.first(selectCardTransaction, { tenant: tenant.id, txid: Number(path.txid) });
  return row?.card_ref === path.card_ref ? { status: 200, body: transactionOf(row) } : fault(4040310);
};

export const cardTransactionParts: Parts = { tables: [cardTransactionTable], jobs: [settleCardTransaction] };
