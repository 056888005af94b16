import { wrong } from "../alter.js";
import { ExpectationError, expectSame, expectThat, succeeded } from "../expectation.js";
import type { AnyScenario } from "../scenario.js";
import { withQuery } from "./alter.js";
import type { DateQuery } from "./date-stories.js";
import { fundedCard } from "./fixtures.js";
import type { PageQuery } from "./page-stories.js";
import type { Options } from "./payment-fixtures.js";
import { type AnyResult, refusedFields } from "./refusals.js";
import { type Subject, scenario } from "./scenario.js";
import type { World } from "./world.js";

/** Parameters of groups that these stories use. */
export interface GroupQuery extends DateQuery, PageQuery {
  readonly group: "card" | "date";
}

interface GroupPage {
  readonly data: readonly {
    readonly group: { readonly type: string; readonly entity: object };
    readonly count: number;
  }[];
  readonly summary: { readonly group: { readonly label: string; readonly type: string }; readonly count: number };
  readonly total: number;
  readonly last_page: number;
}

interface GroupResult extends AnyResult {
  readonly data?: GroupPage | undefined;
  readonly error?: { readonly message?: string } | undefined;
}

/** Groups of payments or of refunds. */
export interface Groups {
  /** What can be asked for, with its name in words. */
  readonly labels: Readonly<Record<string, string>>;
  /** Words that another operation knows, or the answers alone. */
  readonly foreign: readonly string[];
  /** Makes one row of a card. */
  make(world: Pick<World<"payments">, "payments">, card_id: number): Promise<number>;
  list(world: Pick<World, "client">, query: GroupQuery, options?: Options): PromiseLike<GroupResult>;
}

const required = "The group field is required.";

/** Scenarios that groups of payments and of refunds share. */
export function groupStories(operationId: Subject, { foreign, labels, list, make }: Groups): readonly AnyScenario[] {
  const format = (field: string) => `The ${field} does not match the format Y-m-d H:i:s.`;
  const ask = (world: World, query: string) => list(world, wrong({}), { fetch: world.altered(withQuery(query)) });
  return [
    scenario(operationId, "answers 422 without a group, with that error as message", {}, async (world) => {
      const refusal = Promise.resolve(ask(world, ""));
      await refusedFields(refusal, { group: required });
      expectSame("the message", (await refusal).error?.message, required);
      await refusedFields(ask(world, "group="), { group: required });
    }),

    scenario(operationId, "answers 422 for what cannot be grouped by", { evidence: "inferred" }, async (world) => {
      for (const word of ["Team", "state", "company", "decline_reason", "provider", ...foreign]) {
        await refusedFields(ask(world, `group=${word}`), { group: "The selected group is invalid." });
      }
    }),

    scenario(
      operationId,
      "names the kind of each group and of the sum",
      { needs: ["company", "money", "payments"] },
      async (world) => {
        const tag = await world.company.addTag("Any", 2);
        const { id } = await fundedCard(world, "account_balance", { tags: [tag] });
        await make(world, id);
        for (const [type, label] of Object.entries(labels)) {
          const { data, summary } = await pageOf(ask(world, `group=${type}`));
          expectSame(
            "the kinds of groups",
            data.map(({ group }) => group.type),
            [type],
          );
          expectSame("the kind of the sum", summary.group.type, type);
          const words = [label, `by ${type}`].map((text) => text.toLowerCase());
          expectThat(words.includes(summary.group.label.toLowerCase()), `the label of ${type} is to be ${label}`);
        }
      },
    ),

    scenario(operationId, "sums up all pages on each of them", { needs: ["money", "payments"] }, async (world) => {
      const cards = [await fundedCard(world), await fundedCard(world), await fundedCard(world)];
      for (const [i, { id }] of cards.entries()) for (let n = 0; n <= i; n++) await make(world, id);
      const pages = [];
      for (let page = 1; page <= 3; page++) pages.push(await pageOf(list(world, { group: "card", page, per_page: 1 })));
      expectSame(
        "groups",
        pages.map(({ last_page, total }) => [total, last_page]),
        [
          [3, 3],
          [3, 3],
          [3, 3],
        ],
      );
      expectSame(
        "rows of all groups",
        pages.map(({ summary }) => summary.count),
        [6, 6, 6],
      );
      const counts = pages.flatMap(({ data }) => data.map(({ count }) => count));
      expectSame(
        "rows of each group",
        counts.sort((a, b) => a - b),
        [1, 2, 3],
      );
    }),

    scenario(operationId, "sums up nothing where nothing matches", { evidence: "inferred" }, async (world) => {
      const { data, last_page, summary, total } = await pageOf(list(world, { group: "card" }));
      expectSame("the groups", [data, total, last_page, summary.count], [[], 0, 1, 0]);
    }),

    scenario(
      operationId,
      "takes rows of any age without dates, and those of a range with them",
      { needs: ["clock", "money", "payments"], evidence: "inferred" },
      async (world) => {
        const { id } = await fundedCard(world);
        await make(world, id);
        await world.clock.advance(40 * 86_400);
        await make(world, id);
        const days = (await pageOf(list(world, { group: "date" }))).data.map(({ group }) => group.entity);
        const [first, second] = days.map((entity) => String(Reflect.get(entity, "short")));
        if (first === undefined || second === undefined) throw new ExpectationError("there are to be two days");
        const seen = async (dates: NonNullable<DateQuery["dates"]>) =>
          (await pageOf(list(world, { group: "date", dates }))).data.map(({ group }) =>
            Reflect.get(group.entity, "short"),
          );
        expectSame("the first day", await seen({ begin: first, end: first }), [first]);
        expectSame("days from the second on", await seen({ begin: second }), [second]);
        expectSame("days up to the first", await seen({ end: `${first} 23:59:59` }), [first]);
        expectSame("days before", await seen({ end: "2000-01-01" }), []);
      },
    ),

    scenario(
      operationId,
      "groups by days of the time zone asked for",
      { needs: ["clock", "money", "payments"] },
      async (world) => {
        const { id } = await fundedCard(world);
        // Every four hours around the clock: the days of these zones begin in different gaps.
        for (let i = 0; i < 6; i++) {
          await make(world, id);
          await world.clock.advance(4 * 3_600);
        }
        const zones = ["UTC", "Pacific/Honolulu", "Asia/Tokyo"];
        const cuts: string[] = [];
        for (const tz of zones) {
          const { data, summary } = await pageOf(list(world, { group: "date", tz }));
          expectSame("rows of all days", summary.count, 6);
          cuts.push(String(data.map(({ count }) => count)));
          for (const { count, group } of data) {
            const short = String(Reflect.get(group.entity, "short"));
            const dates = { begin: `${short} 00:00:00`, end: `${short} 23:59:59` };
            const ofDay = await pageOf(list(world, { group: "card", tz, dates }));
            expectSame(`rows of a day in ${tz}`, ofDay.summary.count, count);
          }
        }
        expectSame("different cuts", new Set(cuts).size, zones.length);
      },
    ),

    scenario(operationId, "answers 422 for dates in another form", {}, async (world) => {
      const bad = { "dates.begin": format("dates.begin"), "dates.end": format("dates.end") };
      await refusedFields(ask(world, "group=card&dates[begin]=24.02.2025&dates[end]=2025-02-30"), bad);
      await refusedFields(ask(world, "group=card&dates=2025-02-24"), { dates: "The dates must be an array." });
    }),
  ];
}

async function pageOf(call: PromiseLike<GroupResult>): Promise<GroupPage> {
  const result = await call;
  await succeeded(Promise.resolve(result));
  if (result.data === undefined) throw new ExpectationError("the answer is to be a page");
  return result.data;
}
