import type { Scene } from "../core/handler.js";
import { decimalText } from "../core/money.js";
import { selectAccount } from "./accounts.tables.js";
import { availableOf } from "./card-money.js";
import type { CardRow } from "./cards.tables.js";
import { dateTimeText } from "./dates.js";
import { spendOf } from "./payment-spend.js";
import { selectTagsOfCard } from "./tags.tables.js";
import type { Schemas } from "./types.js";
import { selectUserWithTeam } from "./users.tables.js";

type Books = Pick<Scene, "ledger" | "tenant" | "tx">;

export const stateLabels: Readonly<Record<Schemas["CardStateValue"], string>> = {
  2: "Active",
  3: "Blocked",
  4: "Paused",
};

/** Invented, and the same for every card: nothing is sent there. */
const billing_address = "1 Example Street, London";

/** A card as the list prints it. `zone`: time zone of its dates. */
export async function cardListItem(books: Books, card: CardRow, zone: string): Promise<Schemas["CardListItem"]> {
  const account = { id: card.account, purpose_type: await purposeOf(books, card.account) };
  return { ...(await cardOf(books, card, zone)), account };
}

/** A card as the answers about one print it. */
export async function wholeCard(books: Books, card: CardRow, zone: string) {
  const account = { id: card.account, type: await purposeOf(books, card.account) };
  return { ...(await cardOf(books, card, zone)), account, billing_address };
}

async function cardOf(books: Books, card: CardRow, zone: string): Promise<Schemas["Card"]> {
  const { currency } = card;
  const spend = await spendOf(books, "card_id", card.id, currency);
  const text = (units: number) => decimalText(units, currency);
  return {
    id: card.id,
    title: card.title,
    last_four: card.last_four,
    bin: card.bin,
    balance_type: card.balance_type,
    currency,
    available: text(await availableOf(books, card, spend)),
    spend: text(spend),
    archived: card.archived === 1,
    ...(card.balance_type === "card_balance" ? { topup: [topUpOf(card)] } : {}),
    state: stateOf(card, zone),
    ...(card.balance_type === "account_balance" ? microOf(card) : {}),
    user: await holderOf(books, card),
    limits: limitsOf(card),
    tags: await tagsOf(books, card),
    date: dateTimeText(card.created_at, zone),
  };
}

async function holderOf({ tenant, tx }: Books, { user_id }: CardRow): Promise<Schemas["TeamMember"]> {
  const user = await tx.first(selectUserWithTeam, { tenant: tenant.id, id: user_id });
  if (!user) throw new Error(`a card has the unknown holder ${user_id}`);
  const { email, id, name, team_id, team_name, uuid } = user;
  return { id, uuid, email, name, team: { id: team_id, name: team_name } };
}

async function tagsOf({ tenant, tx }: Books, card: CardRow): Promise<Schemas["CardTag"][]> {
  const rows = await tx.all(selectTagsOfCard, { tenant: tenant.id, card_id: card.id });
  return rows.map(({ id, email, maker, name, user_uuid, uuid }) => {
    return { uuid, name, personal: id === card.user_id, user: { id, uuid: user_uuid, email, name: maker } };
  });
}

function topUpOf({ currency, topup_auto, topup_threshold, topup_to }: CardRow): Schemas["CardTopUp"] {
  const [amount, threshold] = [decimalText(topup_to ?? 0, currency), decimalText(topup_threshold ?? 0, currency)];
  return { auto: topup_auto === 1, amount, threshold };
}

function stateOf({ deferred_at, deferred_state, state }: CardRow, zone: string): Schemas["CardState"] {
  const now = { value: state, label: stateLabels[state] };
  if (deferred_state === null || deferred_at === null) return now;
  const perform_at = dateTimeText(deferred_at, zone);
  return { ...now, deferred_state: { value: deferred_state, label: stateLabels[deferred_state], perform_at } };
}

function microOf(card: CardRow) {
  return {
    micro_payments_enabled: card.micro_payments_enabled === 1,
    micro_payments_limit: decimalText(card.micro_payments_limit, card.currency),
    micro_payments_limit_sum: decimalText(card.micro_payments_limit_sum, card.currency),
  };
}

function limitsOf({ currency, total_limit, transaction_limit }: CardRow): Schemas["CardLimit"][] {
  return [
    { type: "transaction_limit", amount: decimalText(transaction_limit, currency) },
    ...(total_limit === null ? [] : [{ type: "total_limit", amount: decimalText(total_limit, currency) }]),
  ];
}

/** Which kind of account a number names, as cards say it. */
export async function purposeOf(
  { tenant, tx }: Pick<Books, "tenant" | "tx">,
  number: number,
): Promise<Schemas["CardAccountPurpose"]> {
  const account = await tx.first(selectAccount, { tenant: tenant.id, number });
  return account?.purpose_type === "team" ? "team_account" : "personal_account";
}
