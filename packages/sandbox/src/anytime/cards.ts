import type { components } from "@openissuing/anytime";
import { Fault } from "../core/fault.js";
import { decimalNumber } from "../core/money.js";
import type { AccountRow } from "./accounts.tables.js";
import { ledgerCard } from "./card-transactions-flow.js";
import { type CardRow, cardTable, countCards, selectCards, updateCardState } from "./cards.tables.js";
import { findCard } from "./cards-find.js";
import { refusalOfChange, refusalOfUse } from "./cards-status.js";
import { dateText } from "./dates.js";
import { fault } from "./fault.js";
import { findAccount } from "./find-account.js";
import { readPage } from "./page.js";
import type { AnytimeHandler, AnytimeScene, Parts } from "./types.js";

type Schemas = components["schemas"];

export const listAccountCards: AnytimeHandler<"listAccountCards"> = async (call) => {
  const { ledger, path, query, tenant, tx } = call;
  const account = await findAccount(call, path.id);
  if (!account) return fault(4030210);
  const page = readPage(query, 4000210);
  if (page instanceof Fault) return page;
  const { filters, limit, offset } = page;
  const rows = await tx.all(selectCards, { tenant: tenant.id, acc_id: path.id, limit, offset });
  const count = await tx.first(countCards, { tenant: tenant.id, acc_id: path.id });
  const cards: Schemas["CardListItem"][] = [];
  for (const card of rows) {
    const { card_ref, card_type, status, activation_date, expiry_date } = card;
    const balance = await balanceOf(ledger, card, account);
    const shown = { card_ref, card_type, status, activation_date, balance, expiry_date, atm: card.atm, pos: card.pos };
    cards.push({ ...shown, ...namesOf(card, account) });
  }
  return { status: 200, body: { filters, acc_id: path.id, total_results: count?.total ?? 0, cards } };
};

export const getCard: AnytimeHandler<"getCard"> = async (call) => {
  const found = await findCard(call, call.path.card_ref);
  if (!found) return fault(4030310);
  const { card, account } = found;
  const { acc_id, card_type, card_ref, activation_date, expiry_date, status } = card;
  const body = {
    acc_id,
    card_type,
    card_ref,
    activation_date,
    balance: await balanceOf(call.ledger, card, account),
    validity_month: monthsBetween(card.ordered_on, expiry_date),
    expiry_date,
    status,
    pos: card.pos === 1,
    atm: card.atm === 1,
    ...namesOf(card, account),
  };
  return { status: 200, body };
};

export const updateCard: AnytimeHandler<"updateCard"> = async (call) => {
  const { body, now, tx } = call;
  const found = await findCard(call, call.path.card_ref);
  if (!found) return fault(4030310);
  const { card, account } = found;

  const { card_status, card_pos = card.pos, card_atm = card.atm, card_renew = card.renew } = body;
  const refusal = card_status ? refusalOfChange(card.status, card_status) : refusalOfUse(card.status);
  if (refusal) return fault(refusal);
  if (card_renew === 1 && !hasHolderName(account)) return fault(4030390);

  const status = card_status ?? card.status;
  const isActivation = card.status === "INA" && status === "ACT";
  const activation_date = isActivation ? dateText(now) : card.activation_date;
  const switches = { pos: card_pos, atm: card_atm, renew: card_renew };
  await tx.run(updateCardState, { ...card, ...switches, status, activation_date });
  return { status: 200, body: { card_ref: card.card_ref, status, ...switches } };
};

async function balanceOf(ledger: AnytimeScene["ledger"], { card_ref }: CardRow, { acc_currency }: AccountRow) {
  return decimalNumber(await ledger.balance(ledgerCard(card_ref), acc_currency), acc_currency);
}

function namesOf({ name_first, name_last, embossed }: CardRow, account: AccountRow) {
  const { user_gender: gender, user_first_name, user_last_name } = account;
  return {
    card_holder: { gender, first_name: user_first_name, last_name: user_last_name },
    card_name: { first_name: name_first, last_name: name_last, embossed },
  };
}

const hasHolderName = ({ user_first_name, user_last_name }: AccountRow) =>
  user_first_name.trim() !== "" && user_last_name.trim() !== "";

/** Whole months from one calendar date to a later one. */
function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split("-").map(Number);
  return (toYear - fromYear) * 12 + (toMonth - fromMonth) - (toDay < fromDay ? 1 : 0);
}

export const cardParts: Parts = { tables: [cardTable] };
