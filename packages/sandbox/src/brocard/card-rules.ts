import type { Scene } from "../core/handler.js";
import { decimalText } from "../core/money.js";
import { fundsOf } from "./account-money.js";
import { selectAccountOfTeam, selectAccountOfUser } from "./accounts.tables.js";
import type { BalanceType } from "./bins.tables.js";
import { unitsOf } from "./card-money.js";
import { countActiveCards } from "./cards.tables.js";
import { ledgerAccount } from "./ledger-names.js";
import { type Caller, maySee } from "./members.js";
import { messages } from "./messages.js";
import type { Mistakes } from "./mistakes.js";
import { selectTag } from "./tags.tables.js";
import type { Schemas } from "./types.js";
import { selectUser, type UserRow } from "./users.tables.js";
import { currency } from "./world.js";

type Books = Pick<Scene, "ledger" | "tenant" | "tx">;
type Wanted = Partial<Schemas["CardChange"]>;

const amounts = [
  "transaction_limit",
  "balance",
  "total_limit",
  "micro_payments_limit",
  "micro_payments_limit_sum",
  "topup_to",
  "topup_threshold",
] as const;

/** What only cards of one kind have. */
const onlyOf: Readonly<Record<BalanceType, readonly (keyof Wanted)[]>> = {
  account_balance: ["total_limit", "micro_payments_enabled", "micro_payments_limit", "micro_payments_limit_sum"],
  card_balance: ["balance", "topup_auto", "topup_to", "topup_threshold"],
};

/** Amounts have two decimals at most. */
export function checkAmounts(wanted: Wanted, mistakes: Mistakes): void {
  for (const name of amounts) {
    const amount = wanted[name];
    if (amount !== undefined && unitsOf(amount, currency) === undefined) mistakes.add(name, messages.decimals(name));
  }
}

/** Refuses what cards of the other kind have. */
export function checkKind(wanted: Wanted, kind: BalanceType, mistakes: Mistakes): void {
  const foreign = onlyOf[kind === "card_balance" ? "account_balance" : "card_balance"];
  for (const name of foreign) if (wanted[name] !== undefined) mistakes.add(name, messages.prohibitedByBin(name));
}

/** Automatic top-up needs to know from where to where. `known`: what the card has already. */
export function checkTopUp(
  wanted: Wanted,
  known: { readonly topup_to: number | null; readonly topup_threshold: number | null },
  mistakes: Mistakes,
): void {
  if (wanted.topup_auto !== true) return;
  for (const name of ["topup_to", "topup_threshold"] as const) {
    const isMissing = wanted[name] === undefined && known[name] === null;
    if (isMissing) mistakes.add(name, messages.requiredWhen(name, "topup_auto", "true"));
  }
}

/** Tags have to exist in the company. */
export async function checkTags(
  { tenant, tx }: Books,
  tags: readonly string[] = [],
  mistakes: Mistakes,
): Promise<void> {
  for (const [place, uuid] of tags.entries()) {
    const field = `tags.${place}`;
    const found = await tx.first(selectTag, { tenant: tenant.id, uuid: uuid.toLowerCase() });
    if (!found) mistakes.add(field, messages.selected(field));
  }
}

/** The holder somebody asks for: one the caller may see, and who is active (inferred). Undefined with a mistake. */
export async function checkHolder(
  books: Books & { readonly caller: Caller },
  id: number,
  mistakes: Mistakes,
): Promise<UserRow | undefined> {
  const holder = await books.tx.first(selectUser, { tenant: books.tenant.id, id });
  if (holder && holder.state === 1 && (await maySee(books, books.caller.user, holder))) return holder;
  mistakes.add("user_id", messages.selected("user_id"));
  return undefined;
}

/** Another active card must be within the holder's limit. `field`: what makes it one more. */
export async function checkActiveCards({ tenant, tx }: Books, holder: UserRow, field: string, mistakes: Mistakes) {
  if (holder.active_cards_limit === null) return;
  const active = await tx.first(countActiveCards, { tenant: tenant.id, user_id: holder.id });
  if ((active?.total ?? 0) >= holder.active_cards_limit) mistakes.add(field, messages.activeCards());
}

/** Money that goes onto a card has to be on the account. `more`: minor units beyond what the card has. */
export async function checkFunds(
  books: Books,
  account: number,
  { has, more }: { readonly has: number; readonly more: number },
  mistakes: Mistakes,
): Promise<void> {
  const funds = Math.max(await fundsOf(books, ledgerAccount(account), currency), 0);
  if (more > funds) mistakes.add("balance", messages.max("balance", decimalText(has + funds, currency)));
}

/** Number of the account of a holder or of the holder's team. */
export async function accountFor(
  { tenant, tx }: Pick<Books, "tenant" | "tx">,
  holder: UserRow,
  purpose: Schemas["CardAccountPurpose"],
): Promise<number> {
  const account =
    purpose === "team_account"
      ? await tx.first(selectAccountOfTeam, { tenant: tenant.id, team_id: holder.team_id })
      : await tx.first(selectAccountOfUser, { tenant: tenant.id, user_id: holder.id });
  if (!account) throw new Error(`user ${holder.id} has no ${purpose}`);
  return account.number;
}
