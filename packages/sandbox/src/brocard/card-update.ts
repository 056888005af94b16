import { fundsOf } from "./account-money.js";
import { logChange, type Shown, shownCard } from "./card-changes.js";
import { setCardBalance, unitsOf } from "./card-money.js";
import {
  accountFor,
  checkActiveCards,
  checkAmounts,
  checkFunds,
  checkHolder,
  checkKind,
  checkTags,
  checkTopUp,
} from "./card-rules.js";
import { setTags } from "./cards.js";
import { type CardRow, updateCardRow } from "./cards.tables.js";
import { findCard, guardCard } from "./cards-find.js";
import { purposeOf, wholeCard } from "./cards-wire.js";
import { forbidden } from "./fault.js";
import { ledgerCard } from "./ledger-names.js";
import { zoneOf } from "./members.js";
import { messages } from "./messages.js";
import type { Mistakes } from "./mistakes.js";
import { selectTagsOfCard } from "./tags.tables.js";
import type { BrocardGuard, BrocardHandler, BrocardScene, GuardedCall, Schemas } from "./types.js";
import { selectUser } from "./users.tables.js";

const active = 2;

export const updateCard: BrocardHandler<"updateCard"> = async (call) => {
  const { body, caller, tx } = call;
  const card = await findCard(call);
  const before = await show(call, card);
  const changed = { ...changedRow(card, body), account: await accountAfter(call, card, body) };
  await tx.run(updateCardRow, changed);
  if (body.tags) await setTags(call, card.id, body.tags);
  if (body.balance !== undefined) await setCardBalance(call, changed, unitsOf(body.balance, card.currency) ?? 0);
  await logChange(call, changed, { before, after: await show(call, changed), user_id: caller.user.id });
  return { status: 200, body: await wholeCard(call, changed, zoneOf(call)) };
};

/** A card as the log shows it now. */
export async function show(scene: BrocardScene, card: CardRow): Promise<Shown> {
  const tags = await scene.tx.all(selectTagsOfCard, { tenant: scene.tenant.id, card_id: card.id });
  const isFilled = card.balance_type === "card_balance";
  return shownCard(card, {
    purpose: await purposeOf(scene, card.account),
    tags: tags.map(({ uuid }) => uuid),
    balance: isFilled ? await fundsOf(scene, ledgerCard(card.id), card.currency) : null,
  });
}

type Amount = Extract<
  (typeof limits)[number],
  `micro_payments_limit${string}` | `topup_t${string}` | `${string}_limit`
>;

function changedRow(card: CardRow, wanted: Schemas["CardChange"]): CardRow {
  const after = <Before extends number | null>(name: Amount, before: Before): number | Before => {
    const amount = wanted[name];
    return amount === undefined ? before : (unitsOf(amount, card.currency) ?? before);
  };
  const state = wanted.state ?? card.state;
  // A state that is set takes the place of one that was to come later (inferred).
  const deferred = wanted.state === undefined ? {} : { deferred_state: null, deferred_at: null };
  return {
    ...card,
    ...deferred,
    title: wanted.title ?? card.title,
    user_id: wanted.user_id ?? card.user_id,
    state,
    archived: Number(wanted.archived ?? card.archived),
    transaction_limit: after("transaction_limit", card.transaction_limit),
    total_limit: after("total_limit", card.total_limit),
    micro_payments_enabled: Number(wanted.micro_payments_enabled ?? microAfter(card, state)),
    micro_payments_limit: after("micro_payments_limit", card.micro_payments_limit),
    micro_payments_limit_sum: after("micro_payments_limit_sum", card.micro_payments_limit_sum),
    topup_auto: Number(wanted.topup_auto ?? card.topup_auto),
    topup_to: after("topup_to", card.topup_to),
    topup_threshold: after("topup_threshold", card.topup_threshold),
  };
}

/** Pausing or blocking switches micro-payments off. */
export function microAfter(card: CardRow, state: CardRow["state"]): number {
  return state !== card.state && state !== active ? 0 : card.micro_payments_enabled;
}

/** A card follows its holder: to the account of the same kind, unless another kind is asked for (inferred). */
async function accountAfter(call: BrocardScene, card: CardRow, wanted: Schemas["CardChange"]): Promise<number> {
  if (wanted.user_id === undefined && wanted.account_purpose_type === undefined) return card.account;
  const id = wanted.user_id ?? card.user_id;
  const holder = await call.tx.first(selectUser, { tenant: call.tenant.id, id });
  if (!holder) throw new Error(`the guard let the unknown holder ${id} pass`);
  return accountFor(call, holder, wanted.account_purpose_type ?? (await purposeOf(call, card.account)));
}

/** What only users who may change limits of cards may send. */
const limits = [
  "transaction_limit",
  "balance",
  "total_limit",
  "micro_payments_enabled",
  "micro_payments_limit",
  "micro_payments_limit_sum",
  "topup_auto",
  "topup_to",
  "topup_threshold",
] as const;

export const guardCardChange: BrocardGuard<"updateCard"> = async (call, mistakes) => {
  const { body, caller } = call;
  const refused = await guardCard(call);
  if (refused) return refused;
  if (caller.user.can_edit_card_limits !== 1 && limits.some((name) => body[name] !== undefined)) return forbidden();
  const card = await findCard(call);
  checkAmounts(body, mistakes);
  checkKind(body, card.balance_type, mistakes);
  checkTopUp(body, card, mistakes);
  checkMicroPayments(body, mistakes);
  checkState(body, card, mistakes);
  await checkTags(call, body.tags, mistakes);
  if (body.account_purpose_type === "team_account" && caller.profile.team_accounts !== 1) {
    mistakes.add("account_purpose_type", messages.selected("account_purpose_type"));
  }
  const hasNewHolder = body.user_id !== undefined && body.user_id !== card.user_id;
  const holder = hasNewHolder
    ? await checkHolder(call, body.user_id ?? 0, mistakes)
    : await call.tx.first(selectUser, { tenant: call.tenant.id, id: card.user_id });
  const state = body.state ?? card.state;
  const isOneMore = state === active && (hasNewHolder || card.state !== active);
  if (holder && isOneMore) await checkActiveCards(call, holder, hasNewHolder ? "user_id" : "state", mistakes);
  await checkBalance(call, card, mistakes);
  return undefined;
};

function checkMicroPayments(body: GuardedCall<"updateCard">["body"], mistakes: Mistakes): void {
  if (body.micro_payments_enabled !== true) return;
  for (const name of ["micro_payments_limit", "micro_payments_limit_sum"] as const) {
    if (body[name] === undefined) mistakes.add(name, messages.requiredWhen(name, "micro_payments_enabled", "true"));
  }
}

function checkState({ archived, state }: GuardedCall<"updateCard">["body"], card: CardRow, mistakes: Mistakes): void {
  if (state !== undefined && archived !== undefined) {
    mistakes.add("state", messages.prohibitedBeside("state", "archived"));
    mistakes.add("archived", messages.prohibitedBeside("archived", "state"));
    return;
  }
  const isArchived = card.archived === 1;
  const isRefused = archived === true ? card.state === active : archived === false && !isArchived;
  if (isRefused) mistakes.add("archived", messages.selected("archived"));
  // What is in the archive comes out of it before it is used again (inferred).
  if (state === active && isArchived) mistakes.add("state", messages.selected("state"));
}

/** Money that is to come onto the card has to be on the account it will have. */
async function checkBalance(call: GuardedCall<"updateCard">, card: CardRow, mistakes: Mistakes): Promise<void> {
  const { body } = call;
  const wanted = body.balance === undefined ? undefined : unitsOf(body.balance, card.currency);
  if (wanted === undefined || mistakes.has("balance") || mistakes.has("user_id")) return;
  const has = await fundsOf(call, ledgerCard(card.id), card.currency);
  await checkFunds(call, await accountAfter(call, card, body), { has, more: wanted - has }, mistakes);
}
