import { wrong } from "../alter.js";
import { ExpectationError, expectSame, succeeded } from "../expectation.js";
import type { AnyScenario } from "../scenario.js";
import type { Need } from "./abilities.js";
import { withQuery } from "./alter.js";
import { type AnyResult, refusedFields } from "./refusals.js";
import { type Subject, scenario } from "./scenario.js";
import type { World } from "./world.js";

/** What narrows a list to a span of time. */
export interface DateQuery {
  readonly dates?: { readonly begin?: string; readonly end?: string };
  readonly tz?: string;
}

interface DatedRow {
  readonly id: number;
  /** `YYYY-MM-DD HH:MM:SS`, without an offset. */
  readonly date: string;
}

interface DatedResult extends AnyResult {
  readonly data?: { readonly data: readonly DatedRow[] } | undefined;
}

/** A list that can be cut by dates. */
export interface DatedList<N extends Need> {
  readonly needs: readonly N[];
  /** Makes one row, dated now. */
  make(world: World<N>): Promise<unknown>;
  /** `options.fetch` goes into the options of the call where it is given. */
  list(world: World<N>, query: DateQuery, options?: { readonly fetch?: typeof fetch }): PromiseLike<DatedResult>;
}

const day = 86_400;
const format = (field: string) => `The ${field} does not match the format Y-m-d H:i:s.`;
const badDates = { "dates.begin": format("dates.begin"), "dates.end": format("dates.end") };

/** Scenarios that every list has that can be cut by dates. */
export function dateStories<N extends Need>(operationId: Subject, rows: DatedList<N>): readonly AnyScenario[] {
  const { list, make } = rows;
  // Three rows, two days apart.
  const spread = async (world: World<N> & World<"clock">) => {
    for (let i = 0; i < 3; i++) {
      if (i > 0) await world.clock.advance(2 * day);
      await make(world);
    }
    return (await rowsOf(list(world, {}))).toSorted((a, b) => (a.date < b.date ? -1 : 1));
  };
  const needs: readonly (N | "clock")[] = [...rows.needs, "clock"];

  return [
    scenario<N | "clock">(
      operationId,
      "answers rows of a range of dates, both ends belonging to it",
      { needs, evidence: "inferred" },
      async (opened) => {
        const world = opened as World<N> & World<"clock">; // a world with more needs met is one with fewer
        const [first, second, third] = await spread(world);
        if (first === undefined || second === undefined || third === undefined) {
          throw new ExpectationError("the list is to have three rows");
        }
        const seen = async (dates: DateQuery["dates"]) => idsOf(await rowsOf(list(world, dates ? { dates } : {})));
        expectSame("rows at one second", await seen({ begin: second.date, end: second.date }), [second.id]);
        expectSame("rows from a second on", await seen({ begin: second.date }), idsOf([second, third]));
        expectSame("rows up to a second", await seen({ end: second.date }), idsOf([first, second]));
        const bare = second.date.slice(0, 10);
        expectSame("rows of a day", await seen({ begin: bare, end: bare }), [second.id]);
        expectSame("rows of a range that ends first", await seen({ begin: third.date, end: first.date }), []);
      },
    ),

    scenario<N | "clock">(
      operationId,
      "reads and prints dates in the time zone asked for",
      { needs },
      async (opened) => {
        const world = opened as World<N> & World<"clock">;
        const [first] = await spread(world);
        const tz = "Asia/Tokyo"; // nine hours ahead all year round
        const shifted = (await rowsOf(list(world, { tz }))).find(({ id }) => id === first?.id);
        if (first === undefined || shifted === undefined) throw new ExpectationError("the row is to be there again");
        expectSame("hours between the zones", hoursBetween(first.date, shifted.date), 9);
        const dates = { begin: shifted.date, end: shifted.date };
        expectSame("rows at that second there", idsOf(await rowsOf(list(world, { dates, tz }))), [first.id]);
        expectSame("rows at that second here", idsOf(await rowsOf(list(world, { dates }))), []);
        const unzoned = (await rowsOf(list(world, { tz: "" }))).find(({ id }) => id === first.id);
        expectSame("the date with an empty zone", unzoned?.date, first.date);
      },
    ),

    scenario<N>(operationId, "answers 422 for dates in another form", { needs: rows.needs }, async (world) => {
      for (const text of ["24.02.2025", "2025-02-24T10:00:00", "yesterday", "2025-02-24 10:00"]) {
        await refusedFields(list(world, { dates: { begin: text, end: text } }), badDates);
      }
      await refusedFields(list(world, { dates: { begin: "2025-02-30" } }), { "dates.begin": format("dates.begin") });
      const plain = world.altered(withQuery("dates=2025-02-24"));
      await refusedFields(list(world, wrong({}), { fetch: plain }), { dates: "The dates must be an array." });
    }),
  ];
}

async function rowsOf(call: PromiseLike<DatedResult>): Promise<readonly DatedRow[]> {
  const result = await call;
  await succeeded(Promise.resolve(result));
  return result.data?.data ?? [];
}

const idsOf = (rows: readonly DatedRow[]) => rows.map(({ id }) => id).toSorted((a, b) => a - b);

function hoursBetween(from: string, to: string): number {
  const read = (text: string) => Date.parse(`${text.replace(" ", "T")}Z`);
  return (read(to) - read(from)) / 3_600_000;
}
