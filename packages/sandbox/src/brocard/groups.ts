import { dateTimeText } from "./dates.js";
import { describeKeys, type Key } from "./groups-entities.js";
import { periodOf } from "./groups-periods.js";
import { paymentTotals, refundTotals } from "./groups-totals.js";
import { zoneOf } from "./members.js";
import { numberedPage, readPage } from "./page.js";
import { paymentFilter } from "./payments.js";
import { type PaymentKey, tallyPayments, tallyPaymentTimes, tallySpan } from "./payments-query.js";
import { refundFilter } from "./refunds.js";
import { tallyRefunds, tallyRefundTimes } from "./refunds-query.js";
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
  const { tx } = call;
  const by = call.query.group;
  const filter = await paymentFilter(call);
  const groups = isPeriod(by)
    ? await periodGroups(call, by, await tx.all(tallyPaymentTimes(filter), {}))
    : await keyGroups(call, by, await tx.all(tallyPayments(filter, by), {}));
  const data = groups.shown.map(({ group, tallies }) => ({ group, ...paymentTotals(tallies, currency) }));
  const summary = { group: { label: labels[by], type: by }, ...paymentTotals(groups.tallies, currency) };
  return { status: 200, body: { ...numberedPage(groups.page, groups.total, data), summary } };
};

export const groupRefunds: BrocardHandler<"groupRefunds"> = async (call) => {
  const { tx } = call;
  const by = call.query.group;
  const filter = await refundFilter(call);
  const groups = isPeriod(by)
    ? await periodGroups(call, by, await tx.all(tallyRefundTimes(filter), {}))
    : await keyGroups(call, by, await tx.all(tallyRefunds(filter, by), {}));
  const data = groups.shown.map(({ group, tallies }) => ({ group, ...refundTotals(tallies, currency) }));
  const summary = { group: { label: labels[by], type: by }, ...refundTotals(groups.tallies, currency) };
  return { status: 200, body: { ...numberedPage(groups.page, groups.total, data), summary } };
};

type GroupCall = BrocardCall<"groupPayments"> | BrocardCall<"groupRefunds">;

const isPeriod = (by: GroupBy): by is PeriodName => by === "date" || by === "week" || by === "month";

/** A page of groups by local day, week or month, oldest first (inferred: the text states no order). */
async function periodGroups<Tally extends { readonly key: number }>(
  call: GroupCall,
  type: PeriodName,
  tallies: readonly Tally[],
) {
  const zone = zoneOf(call);
  const periods = new Map<Key, Schemas["PeriodGroupKey"]>();
  const groups = gather(tallies, ({ key }) => {
    const entity = periodOf(type, dateTimeText(key * tallySpan, zone).slice(0, 10));
    periods.set(entity.begin, { type, entity });
    return entity.begin;
  });
  return pageOf(call, groups, async () => periods);
}

/** A page of groups by entity, in ascending order of its identifier (inferred: the text states no order). */
async function keyGroups<Name extends PaymentKey, Tally extends { readonly key: Key }>(
  call: GroupCall,
  by: Name,
  tallies: readonly Tally[],
) {
  const groups = gather(tallies, ({ key }) => key);
  return pageOf(call, groups, (keys) => describeKeys(call, by, keys));
}

/** Tallies by key, in ascending order of the keys. */
function gather<Tally>(tallies: readonly Tally[], keyOf: (tally: Tally) => Key): ReadonlyMap<Key, readonly Tally[]> {
  const groups = new Map<Key, Tally[]>();
  for (const tally of tallies) {
    const key = keyOf(tally);
    const group = groups.get(key);
    if (group) group.push(tally);
    else groups.set(key, [tally]);
  }
  return new Map([...groups].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The groups a page shows, each with what its key stands for. `tallies`: those of all pages. */
async function pageOf<Group, Tally>(
  { query }: GroupCall,
  groups: ReadonlyMap<Key, readonly Tally[]>,
  describe: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Group>>,
) {
  const page = readPage(query);
  const onPage = [...groups].slice(page.offset, page.offset + page.limit);
  const names = await describe(onPage.map(([key]) => key));
  const shown = onPage.flatMap(([key, tallies]) => {
    const group = names.get(key);
    return group ? [{ group, tallies }] : [];
  });
  return { page, total: groups.size, tallies: [...groups.values()].flat(), shown };
}
