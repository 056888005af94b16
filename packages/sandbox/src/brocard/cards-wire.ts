import type { Scene } from "../core/handler.js";
import { decimalText } from "../core/money.js";
import { selectAccount } from "./accounts.tables.js";
import { cardMoneyOf } from "./card-money.js";
import type { CardRow } from "./cards.tables.js";
import { dateTimeText } from "./dates.js";
import { membersById } from "./tags.js";
import { selectTagsOfCards } from "./tags.tables.js";
import type { Schemas } from "./types.js";
import { selectUsersWithTeams } from "./users.tables.js";

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
  const { available, spend } = await cardMoneyOf(books, card);
  const text = (units: number) => decimalText(units, currency);
  return {
    id: card.id,
    title: card.title,
    last_four: card.last_four,
    bin: card.bin,
    balance_type: card.balance_type,
    currency,
    available: text(available),
    spend: text(spend),
    archived: card.archived === 1,
    ...(card.balance_type === "card_balance" ? { topup: [topUpOf(card)] } : {}),
    state: stateOf(card, zone),
    ...(card.balance_type === "account_balance" ? microOf(card) : {}),
    user: await holderOf(books, card.user_id),
    limits: limitsOf(card),
    tags: await tagsOf(books, card),
    date: dateTimeText(card.created_at, zone),
  };
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

async function holderOf({ tenant, tx }: Books, id: number): Promise<Schemas["TeamMember"]> {
  const user = await tx.first(selectUsersWithTeams(tenant.id, [id]), {});
  if (!user) throw new Error(`a card has the unknown holder ${id}`);
  const { email, name, team_id, team_name, uuid } = user;
  return { id, uuid, email, name, team: { id: team_id, name: team_name } };
}

async function tagsOf({ tenant, tx }: Books, card: CardRow): Promise<Schemas["CardTag"][]> {
  const rows = await tx.all(selectTagsOfCards(tenant.id, [card.id]), {});
  const makers = await membersById(
    { tenant, tx },
    rows.map(({ user_id }) => user_id),
  );
  return rows.flatMap(({ name, user_id, uuid }) => {
    const user = makers.get(user_id);
    return user ? [{ uuid, name, personal: user_id === card.user_id, user }] : [];
  });
}

/** Which kind of account a number names, as cards say it. */
export async function purposeOf(
  { tenant, tx }: Pick<Books, "tenant" | "tx">,
  number: number,
): Promise<Schemas["CardAccountPurpose"]> {
  const account = await tx.first(selectAccount, { tenant: tenant.id, number });
  return account?.purpose_type === "team" ? "team_account" : "personal_account";
}
