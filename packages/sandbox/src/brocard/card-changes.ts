import type { Scene } from "../core/handler.js";
import { decimalText } from "../core/money.js";
import { cardChangeTable, countCardChanges, insertCardChange, selectCardChanges } from "./card-changes.tables.js";
import { availableOf } from "./card-money.js";
import type { CardRow } from "./cards.tables.js";
import { findCard, guardCard } from "./cards-find.js";
import { dateTimeText } from "./dates.js";
import { zoneOf } from "./members.js";
import { numberedPage, readPage } from "./page.js";
import { spendOf } from "./payment-spend.js";
import { membersById } from "./tags.js";
import type { BrocardHandler, Parts, Schemas } from "./types.js";

type Change = Schemas["CardLogChange"];

export const listCardChanges: BrocardHandler<"listCardChanges"> = async (call) => {
  const { query, tenant, tx } = call;
  const page = readPage(query);
  const card = await findCard(call);
  const of = { tenant: tenant.id, card_id: card.id };
  const rows = await tx.all(selectCardChanges, { ...of, limit: page.limit, offset: page.offset });
  const users = await membersById(
    call,
    rows.map(({ user_id }) => user_id),
  );
  const { id, last_four, title } = card;
  const data = rows.map((row) => ({
    id: row.id,
    // The only event of the text.
    event: { value: "updated", label: "Updated" },
    changes: JSON.parse(row.changes) as Change[],
    available: decimalText(row.available, card.currency),
    card: { id, title, last_four },
    user: { id: row.user_id, name: users.get(row.user_id)?.name ?? "" },
    date: dateTimeText(row.at, zoneOf(call)),
  }));
  const count = await tx.first(countCardChanges, of);
  return { status: 200, body: numberedPage(page, count?.total ?? 0, data) };
};

export const guardCardChanges = guardCard;

/** What a card shows of itself in the log: members as in the requests, values as texts, null for none. */
export type Shown = Readonly<Record<string, string | null>>;

/** A card as the log shows it. `purpose` and `tags` are not in its row, nor is the balance of its own. */
export function shownCard(
  card: CardRow,
  beside: { readonly purpose: string; readonly tags: readonly string[]; readonly balance: number | null },
): Shown {
  const money = (units: number | null) => (units === null ? null : decimalText(units, card.currency));
  const flag = (bit: number) => String(bit === 1);
  return {
    title: card.title,
    user_id: String(card.user_id),
    state: String(card.state),
    account_purpose_type: beside.purpose,
    archived: flag(card.archived),
    tags: beside.tags.length === 0 ? null : beside.tags.join(", "),
    transaction_limit: money(card.transaction_limit),
    balance: money(beside.balance),
    total_limit: money(card.total_limit),
    micro_payments_enabled: flag(card.micro_payments_enabled),
    micro_payments_limit: money(card.micro_payments_limit),
    micro_payments_limit_sum: money(card.micro_payments_limit_sum),
    topup_auto: flag(card.topup_auto),
    topup_to: money(card.topup_to),
    topup_threshold: money(card.topup_threshold),
  };
}

/** Writes an entry of the log, unless nothing changed. `user_id`: who made the change. */
export async function logChange(
  scene: Pick<Scene, "ids" | "ledger" | "now" | "tenant" | "tx">,
  card: CardRow,
  { after, before, user_id }: { readonly after: Shown; readonly before: Shown; readonly user_id: number },
): Promise<void> {
  const changes: Change[] = Object.keys(after).flatMap((changed) => {
    const [was = null, is = null] = [before[changed], after[changed]];
    return was === is ? [] : [{ changed, before: was, after: is }];
  });
  if (changes.length === 0) return;
  const available = await availableOf(scene, card, await spendOf(scene, "card_id", card.id, card.currency));
  await scene.tx.run(insertCardChange, {
    tenant: scene.tenant.id,
    id: await scene.ids.next("card_change"),
    card_id: card.id,
    changes: JSON.stringify(changes),
    available,
    user_id,
    at: scene.now,
  });
}

export const cardChangeParts: Parts = { tables: [cardChangeTable] };
