import { dateTimeText } from "./dates.js";
import { criteria, type EntityName, type GroupKeys, type Key, type Membership } from "./groups-entities.js";
import { periodOf } from "./groups-periods.js";
import { paymentTotals, refundTotals } from "./groups-totals.js";
import { zoneOf } from "./members.js";
import { numberedPage, readPage } from "./page.js";
import { readHolderFilter } from "./payment-filters.js";
import { paymentFilter } from "./payments.js";
import { tallyPayments, tallySpan } from "./payments-query.js";
import { tallyRefunds } from "./refunds-query.js";
import type { BrocardCall, BrocardHandler, Schemas } from "./types.js";
import { currency } from "./world.js";

type GroupBy = Schemas["PaymentGroupBy"];
type PeriodName = Schemas["PeriodGroupKey"]["type"];

/** What a criterion is called in words (Brocard text, "Groups of payments"). */
const labels: Readonly<Record<GroupBy, string>> = {
  date: "by Date",
  week: "by Week",
  month: "by Month",
  team: "by Team",
  user: "by User",
  card: "by Card",
  country: "by Country",
  merchant: "by Merchant",
  mcc: "by MCC",
  tag: "by Tag",
};

export const groupPayments: BrocardHandler<"groupPayments"> = async (call) => {
  const by = call.query.group;
  const filter = await paymentFilter(call);
  const tallies = await call.tx.all(tallyPayments(filter, isPeriod(by) ? "date" : criteria[by].by), {});
  const groups: Groups<Schemas["PaymentGroupKey"], (typeof tallies)[number]> = isPeriod(by)
    ? groupByPeriod(call, by, tallies)
    : await groupByEntity(call, by, tallies);
  const { page, shown, total } = pageOf(call, groups);
  const data = shown.map(({ group, members }) => ({ group, ...paymentTotals(members, currency) }));
  const all = groups.flatMap(({ members }) => members);
  const summary = { group: { label: labels[by], type: by }, ...paymentTotals(all, currency) };
  return { status: 200, body: { ...numberedPage(page, total, data), summary } };
};

export const groupRefunds: BrocardHandler<"groupRefunds"> = async (call) => {
  const by = call.query.group;
  const filter = await readHolderFilter(call);
  const tallies = await call.tx.all(tallyRefunds(filter, isPeriod(by) ? "date" : criteria[by].by), {});
  const groups: Groups<Schemas["RefundGroupKey"], (typeof tallies)[number]> = isPeriod(by)
    ? groupByPeriod(call, by, tallies)
    : await groupByEntity(call, by, tallies);
  const { page, shown, total } = pageOf(call, groups);
  const data = shown.map(({ group, members }) => ({ group, ...refundTotals(members, currency) }));
  const all = groups.flatMap(({ members }) => members);
  const summary = { group: { label: labels[by], type: by }, ...refundTotals(all, currency) };
  return { status: 200, body: { ...numberedPage(page, total, data), summary } };
};

type GroupCall = BrocardCall<"groupPayments"> | BrocardCall<"groupRefunds">;

const isPeriod = (by: GroupBy): by is PeriodName => by === "date" || by === "week" || by === "month";

/** Sums over rows that share a card, merchant, holder or span of time. */
interface Tally {
  readonly key: number;
}

/** Groups of all pages, each with what belongs to it. */
type Groups<Name, T> = readonly { readonly key: Key; readonly group: Name; readonly members: readonly T[] }[];

/** Groups by local day, week or month, oldest first (inferred: the text states no order). */
function groupByPeriod<T extends Tally>(call: GroupCall, type: PeriodName, tallies: readonly T[]) {
  const zone = zoneOf(call);
  return gather(tallies, ({ key }) => {
    const entity = periodOf(type, dateTimeText(key * tallySpan, zone).slice(0, 10));
    return [{ key: entity.begin, group: { type, entity } }];
  });
}

/** Groups by entity, in ascending order of its identifier (inferred: the text states no order). */
async function groupByEntity<Name extends EntityName, T extends Tally>(
  call: GroupCall,
  name: Name,
  tallies: readonly T[],
) {
  const found = await criteria[name].find(
    call,
    tallies.map(({ key }) => key),
  );
  const groupsOf = new Map<number, Membership<GroupKeys[Name]>[]>();
  for (const membership of found) groupsOf.set(membership.id, [...(groupsOf.get(membership.id) ?? []), membership]);
  return gather(tallies, ({ key }) => groupsOf.get(key) ?? []);
}

function gather<Name, T>(
  tallies: readonly T[],
  groupsOf: (tally: T) => readonly { readonly key: Key; readonly group: Name }[],
): Groups<Name, T> {
  const groups = new Map<Key, { key: Key; group: Name; members: T[] }>();
  for (const tally of tallies) {
    for (const { key, group } of groupsOf(tally)) {
      const known = groups.get(key);
      if (known) known.members.push(tally);
      else groups.set(key, { key, group, members: [tally] });
    }
  }
  return [...groups.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
}

function pageOf<Row>({ query }: GroupCall, rows: readonly Row[]) {
  const page = readPage(query);
  return { page, total: rows.length, shown: rows.slice(page.offset, page.offset + page.limit) };
}
