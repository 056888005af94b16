import { wrong } from "../alter.js";
import { ExpectationError, expectSame, expectThat, succeeded } from "../expectation.js";
import type { AnyScenario } from "../scenario.js";
import type { Need } from "./abilities.js";
import { type AnyResult, refusedFields } from "./refusals.js";
import { type Subject, scenario } from "./scenario.js";
import type { World } from "./world.js";

/** Parameters that every list with numbered pages has. */
export interface PageQuery {
  readonly page?: number;
  readonly per_page?: number;
  readonly tz?: string;
}

interface NumberedPage {
  readonly data: readonly object[];
  readonly total: number;
  readonly per_page: number;
  readonly current_page: number;
  readonly last_page: number;
}

interface PageResult extends AnyResult {
  readonly data?: NumberedPage | undefined;
}

/** A list with numbered pages. */
export interface NumberedList<N extends Need> {
  readonly needs: readonly N[];
  /** Makes rows, so that there are three at least. */
  prepare(world: World<N>): Promise<unknown>;
  list(world: World<N>, query: PageQuery): PromiseLike<PageResult>;
}

/** A name that is no time zone, and how it is refused. */
export const nowhere = "Mars/Base";
export const noZone = { tz: "The tz must be a valid timezone." };

/** Scenarios that every list with numbered pages has. */
export function pageStories<N extends Need>(operationId: Subject, rows: NumberedList<N>): readonly AnyScenario[] {
  const { list, needs, prepare } = rows;
  return [
    scenario<N>(operationId, "cuts pages that neither overlap nor leave a row out", { needs }, async (world) => {
      await prepare(world);
      const whole = await pageOf(list(world, { per_page: 1000 }));
      expectThat(whole.total >= 3, "the list is to have three rows at least");
      expectSame("the rows on one large page", whole.data.length, whole.total);
      const seen: string[] = [];
      const last = Math.ceil(whole.total / 2);
      for (let page = 1; page <= last; page++) {
        const cut = await pageOf(list(world, { page, per_page: 2 }));
        expectSame(
          "the page",
          [cut.current_page, cut.per_page, cut.last_page, cut.total],
          [page, 2, last, whole.total],
        );
        seen.push(...cut.data.map((row) => JSON.stringify(row)));
      }
      expectSame("the rows of all pages", [...seen].sort(), whole.data.map((row) => JSON.stringify(row)).sort());
      expectSame("the number of different rows", new Set(seen).size, whole.total);
    }),

    scenario<N>(
      operationId,
      "answers fifty rows a page unless told otherwise, and none behind the last page or to per_page 0",
      { needs, evidence: "inferred" },
      async (world) => {
        await prepare(world);
        const usual = await pageOf(list(world, {}));
        expectSame("the usual page", [usual.per_page, usual.current_page, usual.last_page], [50, 1, 1]);
        const behind = await pageOf(list(world, { page: 999 }));
        expectSame(
          "the page behind the last",
          [behind.data, behind.current_page, behind.total],
          [[], 999, usual.total],
        );
        const none = await pageOf(list(world, { per_page: 0 }));
        expectSame("the page of no rows", [none.data, none.per_page, none.total], [[], 0, usual.total]);
      },
    ),

    scenario<N>(
      operationId,
      "answers 422 for a page or a page size out of range, and for a time zone nobody knows",
      { needs },
      async (world) => {
        const above = "The per_page must not be greater than 1000.";
        await refusedFields(list(world, { per_page: 1001 }), { per_page: above });
        await refusedFields(list(world, { per_page: -1 }), { per_page: "The per_page must be at least 0." });
        await refusedFields(list(world, { page: 0 }), { page: "The page must be at least 1." });
        await refusedFields(list(world, { page: wrong("two"), per_page: wrong("1.5") }), {
          page: "The page must be an integer.",
          per_page: "The per_page must be an integer.",
        });
        await refusedFields(list(world, { tz: nowhere }), noZone);
      },
    ),
  ];
}

async function pageOf(call: PromiseLike<PageResult>): Promise<NumberedPage> {
  const result = await call;
  await succeeded(Promise.resolve(result));
  if (result.data === undefined) throw new ExpectationError("the answer is to be a page");
  return result.data;
}
