import { nextPan } from "../core/test-pan.js";
import { selectBin, selectBinsOfUser } from "./bins.tables.js";
import { expiryOf } from "./card-expiry.js";
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
import { type CardRow, cardTable, insertCard } from "./cards.tables.js";
import { findCard, guardCard } from "./cards-find.js";
import { type CardFilter, countCards, selectCardPage } from "./cards-query.js";
import { cardListItem, wholeCard } from "./cards-wire.js";
import { spanOf } from "./dates.js";
import { visibleUsers, zoneOf } from "./members.js";
import { messages } from "./messages.js";
import type { Mistakes } from "./mistakes.js";
import { numberedPage, readPage } from "./page.js";
import { chargeIssuingFee } from "./payment-internal.js";
import { cardTagTable, deleteCardTags, insertCardTag } from "./tags.tables.js";
import type { BrocardGuard, BrocardHandler, BrocardScene, GuardedCall, Parts, Schemas } from "./types.js";
import { selectUser, type UserRow } from "./users.tables.js";
import { currency } from "./world.js";

export const listCards: BrocardHandler<"listCards"> = async (call) => {
  const { caller, query, tenant, tx } = call;
  const page = readPage(query);
  const zone = zoneOf(call);
  const filter: CardFilter = {
    ...spanOf(query.dates, zone),
    among: await visibleUsers(call, caller.user),
    archived: onlyOrNot(query.archived ?? "exclude"),
    micro: onlyOrNot(query.micro ?? "include"),
    isShared: query.account_shared === undefined ? undefined : query.account_shared === 1,
    bins: query["bins[]"],
    ids: query["ids[]"],
    lastFours: query["last_fours[]"],
    states: query["states[]"],
    teams: query["teams[]"],
    users: query["users[]"],
    accounts: query["accounts[]"],
    tags: query["tags[]"],
  };
  const direction = query.reverse === 1 ? "desc" : "asc";
  const rows = await tx.all(selectCardPage(tenant.id, filter, { ...page, direction }), {});
  const data: Schemas["CardListItem"][] = [];
  for (const row of rows) data.push(await cardListItem(call, row, zone));
  const count = await tx.first(countCards(tenant.id, filter), {});
  return { status: 200, body: numberedPage(page, count?.total ?? 0, data) };
};

/** What a filter with three words demands of a yes or no. */
function onlyOrNot(word: "exclude" | "include" | "only"): boolean | undefined {
  return word === "include" ? undefined : word === "only";
}

export const createCard: BrocardHandler<"createCard"> = async (call) => {
  const { body, caller, ids, now, tenant, tx } = call;
  const bin = await tx.first(selectBin, { tenant: tenant.id, bin: body.bin });
  const holder = await tx.first(selectUser, { tenant: tenant.id, id: body.user_id });
  if (!bin || !holder) throw new Error("the guard let a card without BIN or holder pass");
  const pan = await nextPan(ids, bin.bin);
  const card: CardRow = {
    tenant: tenant.id,
    id: await ids.next("card"),
    title: body.title,
    bin: bin.bin,
    balance_type: bin.balance_type,
    currency: bin.currency,
    pan,
    last_four: pan.slice(-4),
    cvv: await ids.digits("cvv", 3),
    expiry: expiryOf(now),
    user_id: holder.id,
    account: await accountFor(call, holder, "personal_account"),
    state: 2,
    deferred_state: null,
    deferred_at: null,
    archived: 0,
    transaction_limit: unitsOf(body.transaction_limit, bin.currency) ?? 0,
    total_limit: units(body.total_limit, bin.currency),
    micro_payments_enabled: 0,
    micro_payments_limit: 0,
    micro_payments_limit_sum: 0,
    topup_auto: Number(body.topup_auto ?? false),
    topup_to: units(body.topup_to, bin.currency),
    topup_threshold: units(body.topup_threshold, bin.currency),
    created_at: now,
  };
  await tx.run(insertCard, card);
  await setTags(call, card.id, body.tags ?? []);
  if (bin.balance_type === "card_balance") await setCardBalance(call, card, units(body.balance, bin.currency) ?? 0);
  await chargeIssuingFee(call, card, caller.profile.issuing_fee);
  return { status: 201, body: await wholeCard(call, card, zoneOf(call)) };
};

/** Minor units of an amount that the guard has read; null for one that was not sent. */
const units = (amount: number | undefined, currency: string) =>
  amount === undefined ? null : (unitsOf(amount, currency) ?? null);

/** Puts these labels on a card in place of those it has. */
export async function setTags(
  { tenant, tx }: Pick<BrocardScene, "tenant" | "tx">,
  card_id: number,
  tags: readonly string[],
) {
  await tx.run(deleteCardTags, { tenant: tenant.id, card_id });
  const wanted = new Set(tags.map((uuid) => uuid.toLowerCase()));
  for (const [place, uuid] of [...wanted].entries())
    await tx.run(insertCardTag, { tenant: tenant.id, card_id, uuid, place });
}

export const guardCardCreation: BrocardGuard<"createCard"> = async (call, mistakes) => {
  const { body, tenant, tx } = call;
  checkAmounts(body, mistakes);
  const holder = body.user_id === undefined ? undefined : await checkHolder(call, body.user_id, mistakes);
  await checkTags(call, body.tags, mistakes);
  const bin = body.bin === undefined ? undefined : await tx.first(selectBin, { tenant: tenant.id, bin: body.bin });
  const usable = holder && (await tx.all(selectBinsOfUser, { tenant: tenant.id, user_id: holder.id }));
  if (body.bin !== undefined && (!bin || (usable && !usable.some((own) => own.bin === bin.bin)))) {
    mistakes.add("bin", messages.selected("bin"));
  }
  if (bin) {
    checkKind(body, bin.balance_type, mistakes);
    checkTopUp(body, { topup_to: null, topup_threshold: null }, mistakes);
    if (bin.balance_type === "card_balance") await checkFirstBalance(call, holder, mistakes);
  }
  if (holder) await checkActiveCards(call, holder, "user_id", mistakes);
  return undefined;
};

/** A card with a balance of its own is filled from the account of its holder. */
async function checkFirstBalance(call: GuardedCall<"createCard">, holder: UserRow | undefined, mistakes: Mistakes) {
  const { balance } = call.body;
  if (balance === undefined) {
    mistakes.add("balance", messages.required("balance"));
    return;
  }
  if (!holder || mistakes.has("balance")) return;
  const account = await accountFor(call, holder, "personal_account");
  await checkFunds(call, account, { has: 0, more: unitsOf(balance, currency) ?? 0 }, mistakes);
}

export const getCard: BrocardHandler<"getCard"> = async (call) => {
  return { status: 200, body: await wholeCard(call, await findCard(call), zoneOf(call)) };
};

export const guardOneCard = guardCard;

export const cardParts: Parts = { tables: [cardTable, cardTagTable] };
