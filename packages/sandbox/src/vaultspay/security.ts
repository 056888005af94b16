import type { Scene } from "../core/handler.js";
import { selectCard } from "./cards.tables.js";
import { answer } from "./envelope.js";
import { unknown } from "./fault.js";
import {
  insertSecurity,
  type SecurityKind,
  type SecurityRow,
  securityTable,
  selectSecurity,
  selectSecurityOfCard,
  updateSecurity,
} from "./security.tables.js";
import { idOf } from "./text-id.js";
import type { Parts, Schemas, VaultsPayHandler } from "./types.js";

type TransactionType = Schemas["RuleTransactionType"];

interface Switch {
  readonly title: string;
  readonly description: string;
  /** What it is linked to until somebody links it anew. */
  readonly linked: TransactionType;
}

/** The four switches of the text, in its order. */
const switches: Readonly<Record<SecurityKind, Switch>> = {
  atm: {
    title: "Block ATM Withdrawal Transactions",
    description: "Declines withdrawals of cash",
    linked: "ATM_WITHDRAWAL",
  },
  purchase: { title: "Block Purchase Transactions", description: "Declines purchases", linked: "PURCHASE" },
  contactless: {
    title: "Block Contactless Transactions",
    description: "Declines contactless payments",
    linked: "PURCHASE",
  },
  location: { title: "Location Based Security", description: "Declines transactions abroad", linked: "ALL" },
};

const kinds: readonly SecurityKind[] = ["atm", "purchase", "contactless", "location"];

export const listCardSecurity: VaultsPayHandler<"listCardSecurity"> = async (call) => {
  const { query, tenant, tx } = call;
  const card = await tx.first(selectCard, { tenant: tenant.id, id: query.cardId });
  return card ? answer(await settingsOf(call, card.id)) : unknown("cardId");
};

export const updateCardSecurity: VaultsPayHandler<"updateCardSecurity"> = async ({ body, tenant, tx }) => {
  const card = await tx.first(selectCard, { tenant: tenant.id, id: idOf(body.cardId) });
  if (!card) return unknown("cardId");
  const row = await tx.first(selectSecurity, { tenant: tenant.id, id: idOf(body.id) });
  if (row?.card_id !== card.id) return unknown("id");
  const changed: SecurityRow = { ...row, transaction_type: body.transactionType, enabled: Number(body.value) };
  await tx.run(updateSecurity, changed);
  return answer(settingOf(changed));
};

export const resetCardSecurity: VaultsPayHandler<"resetCardSecurity"> = async (call) => {
  const { body, tenant, tx } = call;
  const card = await tx.first(selectCard, { tenant: tenant.id, id: body.cardId });
  if (!card) return unknown("cardId");
  for (const row of await tx.all(selectSecurityOfCard, { tenant: tenant.id, card_id: card.id })) {
    await tx.run(updateSecurity, { ...row, transaction_type: switches[row.kind].linked, enabled: 0 });
  }
  return answer(await settingsOf(call, card.id));
};

/** Gives a new card its switches, all of them off. */
export async function addSecurity(
  { ids, tenant, tx }: Pick<Scene, "ids" | "tenant" | "tx">,
  card_id: number,
): Promise<void> {
  for (const kind of kinds) {
    const id = await ids.next("security", 69);
    const { linked } = switches[kind];
    await tx.run(insertSecurity, { tenant: tenant.id, id, card_id, kind, transaction_type: linked, enabled: 0 });
  }
}

/** A transaction as the switches see it. */
export interface Guarded {
  readonly type: TransactionType;
  readonly isContactless: boolean;
  readonly isAbroad: boolean;
}

/** Whether a switch declines a transaction: it is on, linked to it, and about it. */
export function stops({ enabled, kind, transaction_type }: SecurityRow, transaction: Guarded): boolean {
  if (enabled === 0) return false;
  if (transaction_type !== "ALL" && transaction_type !== transaction.type) return false;
  if (kind === "contactless") return transaction.isContactless;
  return kind !== "location" || transaction.isAbroad;
}

async function settingsOf({ tenant, tx }: Pick<Scene, "tenant" | "tx">, card_id: number) {
  return (await tx.all(selectSecurityOfCard, { tenant: tenant.id, card_id })).map(settingOf);
}

function settingOf({ enabled, id, kind, transaction_type }: SecurityRow): Schemas["CardSecuritySetting"] {
  const { description, title } = switches[kind];
  return { id, transactionType: transaction_type, title, description, enabled: enabled === 1 };
}

export const securityParts: Parts = { tables: [securityTable] };
