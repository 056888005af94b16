// biome-ignore lint/suspicious/noExplicitAny: rows of answers that were checked by the document
type Row = any;

/** An amount of an answer in cents. */
export const cents = (text: string) => Number(text.replace(".", ""));

/** Cents as the answers print them. */
export const text = (units: number) => (units / 100).toFixed(2);

const dayLength = 86_400_000;

/** What a payment or refund is grouped under, read from its own row: the identifier that the answer names. */
export const keyOf: Readonly<Record<string, (row: Row) => string | number>> = {
  date: ({ date }) => date.slice(0, 10),
  // ISO 8601 weeks begin on Monday; 1970-01-05 was one.
  week: ({ date }) => {
    const days = Math.floor(Date.parse(date.slice(0, 10)) / dayLength);
    const monday = days - ((((days - 4) % 7) + 7) % 7);
    return new Date(monday * dayLength).toISOString().slice(0, 10);
  },
  month: ({ date }) => date.slice(0, 7),
  team: ({ user }) => user.team.id,
  user: ({ user }) => user.id,
  card: ({ card }) => card.id,
  country: ({ merchant }) => merchant.country.id,
  merchant: ({ merchant }) => merchant.id,
  mcc: ({ merchant }) => merchant.mcc,
};

/** The same identifier, read from a group of an answer. */
export function keyOfGroup({ group: { type, entity } }: Row): string | number {
  if (type === "month") return entity.short;
  return entity.id ?? entity.mcc ?? entity.uuid ?? entity.begin.slice(0, 10);
}

/** Rows by key. */
export function gather(by: string, rows: readonly Row[]): ReadonlyMap<string | number, readonly Row[]> {
  const key = keyOf[by] ?? (() => "");
  const groups = new Map<string | number, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** Statistics of payments, recomputed from rows of `listPayments`. */
export function statisticsOf(rows: readonly Row[]) {
  const sum = (some: readonly Row[], of: (row: Row) => number) => some.reduce((total, row) => total + of(row), 0);
  const amountOf = ({ amount }: Row) => cents(amount);
  const feesOf = ({ fees }: Row) => sum(fees, ({ amount }) => cents(amount));
  const inState = (label: string) => rows.filter(({ state }) => state.label === label);
  const tally = (some: readonly Row[], of = amountOf) => ({ amount: text(sum(some, of)), count: some.length });
  const charged = (some: readonly Row[]) =>
    tally(
      some.filter(({ fees }) => fees.length > 0),
      feesOf,
    );
  const declined = inState("DECLINED");
  const spent = [...inState("SETTLED"), ...inState("PENDING")];
  return {
    settled: tally(inState("SETTLED")),
    pending: tally(inState("PENDING")),
    void: tally(inState("VOID")),
    declined: tally(declined),
    commission: { payment: charged(rows.filter((row) => !declined.includes(row))), decline: charged(declined) },
    decline_rate: rows.length === 0 ? 0 : (100 * declined.length) / rows.length,
    amount: text(sum(spent, amountOf) + sum(rows, feesOf)),
    count: rows.length,
  };
}

/** Statistics of refunds, recomputed from rows of `listRefunds`. */
export function refundStatisticsOf(rows: readonly Row[]) {
  return { amount: text(rows.reduce((total, { amount }) => total + cents(amount), 0)), count: rows.length };
}
