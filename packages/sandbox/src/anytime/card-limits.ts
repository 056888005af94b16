import { defineAction } from "../core/action.js";
import type { Fault } from "../core/fault.js";
import { minorDigits } from "../core/money.js";
import { cardLimitTable, selectCardLimits, upsertCardLimit } from "./card-limits.tables.js";
import { sumLoads } from "./card-transactions.tables.js";
import { fault } from "./fault.js";
import type { AnytimeCode, AnytimeScene, Parts } from "./types.js";

/** What holds until `setCardLimits` changes it. The text states no figure: all inferred. In major units of the account's currency. */
const amounts = {
  min_load: 1,
  max_load: 2_500,
  max_balance: 10_000,
  max_loads_per_day: 5_000,
  max_loads_per_4_days: 10_000,
  max_loads_per_week: 15_000,
  max_loads_per_month: 25_000,
  max_loads_per_year: 100_000,
};
const counts = { max_number_of_loads_per_day: 20, max_number_of_cards: 10 };
const defaults = { ...amounts, ...counts };

export type CardLimits = Record<keyof typeof defaults, number>;

const day = 86_400_000;

/** Windows that end now, the shortest first: it is the one that is named when several are full. */
const windows: readonly { readonly limit: keyof typeof amounts; readonly span: number; readonly code: AnytimeCode }[] =
  [
    { limit: "max_loads_per_day", span: day, code: 4290310 },
    { limit: "max_loads_per_4_days", span: 4 * day, code: 4290313 },
    { limit: "max_loads_per_week", span: 7 * day, code: 4290314 },
    { limit: "max_loads_per_month", span: 30 * day, code: 4290311 },
    { limit: "max_loads_per_year", span: 365 * day, code: 4290312 },
  ];

/** The limits of this tenant's cards in a currency, amounts in its minor units. */
export async function readCardLimits({ tx, tenant }: AnytimeScene, currency: string): Promise<CardLimits> {
  const changed = new Map((await tx.all(selectCardLimits, { tenant: tenant.id })).map((row) => [row.name, row.value]));
  const scale = 10 ** minorDigits(currency);
  const limits = { ...defaults };
  for (const name of namesOf(amounts)) limits[name] = (changed.get(name) ?? amounts[name]) * scale;
  for (const name of namesOf(counts)) limits[name] = changed.get(name) ?? counts[name];
  return limits;
}

/** Refuses one load (minor units) below or above what a load may be: 4030330, 4030331. */
export function checkLoadAmount(limits: CardLimits, units: number): Fault | undefined {
  if (units < limits.min_load) return fault(4030330);
  if (units > limits.max_load) return fault(4030331);
  return undefined;
}

/**
 * Refuses what a card took with its newest load, which is on record already: a balance above its ceiling with 4020321
 * (loads on their way count), too much or too many in a window of time with the code of the window.
 */
export async function checkLoadWindows(
  { tx, tenant, ledger, now }: AnytimeScene,
  limits: CardLimits,
  { card_ref, currency }: { readonly card_ref: string; readonly currency: string },
): Promise<Fault | undefined> {
  const loadsSince = async (since: number) =>
    (await tx.first(sumLoads, { tenant: tenant.id, card_ref, since })) ?? { count: 0, total: 0, pending: 0 };

  const today = await loadsSince(now - day);
  if ((await ledger.balance(`card:${card_ref}`, currency)) + today.pending > limits.max_balance) return fault(4020321);
  for (const { limit, span, code } of windows) {
    if ((await loadsSince(now - span)).total > limits[limit]) return fault(code);
  }
  if (today.count > limits.max_number_of_loads_per_day)
    return fault(4290320, "The card took as many loads in a day as it may.");
  return undefined;
}

/** Keys of an object literal, with their types. */
function namesOf<T extends object>(object: T): (keyof T & string)[] {
  const isName = (name: string): name is keyof T & string => name in object;
  return Object.keys(object).filter(isName);
}

const whole = { type: "integer", minimum: 0, maximum: 1_000_000_000, nullable: true } as const;

/** Changes limits of all cards of a tenant; what is left out stays. Answers all of them as they then are. */
const setCardLimits = defineAction({
  name: "setCardLimits",
  summary: "Changes the limits of cards: amounts in whole major units, or numbers of loads and cards.",
  schema: {
    type: "object",
    required: [],
    additionalProperties: false,
    properties: {
      min_load: whole,
      max_load: whole,
      max_balance: whole,
      max_loads_per_day: whole,
      max_loads_per_4_days: whole,
      max_loads_per_week: whole,
      max_loads_per_month: whole,
      max_loads_per_year: whole,
      max_number_of_loads_per_day: whole,
      max_number_of_cards: whole,
    },
  },
  run: async ({ tx, tenant }: AnytimeScene, input: Partial<CardLimits>) => {
    for (const name of namesOf(defaults)) {
      const value = input[name];
      if (typeof value === "number") await tx.run(upsertCardLimit, { tenant: tenant.id, name, value });
    }
    const changed = await tx.all(selectCardLimits, { tenant: tenant.id });
    return { ...defaults, ...Object.fromEntries(changed.map(({ name, value }) => [name, value])) };
  },
});

export const cardLimitParts: Parts = { tables: [cardLimitTable], actions: [setCardLimits] };
