import { wrong } from "../alter.js";
import { ExpectationError, expectSame, expectThat, succeeded } from "../expectation.js";
import type { AnyScenario } from "../scenario.js";
import type { Need } from "./abilities.js";
import type { Schemas } from "./fixtures.js";
import { type AnyResult, refusedFor } from "./refusals.js";
import { type Subject, scenario } from "./scenario.js";
import type { World } from "./world.js";

/** Parameters that every list with pages has. */
export interface PageQuery {
  readonly page?: number;
  readonly perPage?: number;
}

interface NumberedPage {
  readonly data: readonly object[];
  readonly pagination: Schemas["Pagination"];
}

interface PageResult extends AnyResult {
  readonly data?: NumberedPage | undefined;
}

/** A list with pages. */
export interface NumberedList<N extends Need> {
  readonly needs: readonly N[];
  /** Makes rows, so that there are three at least. */
  prepare(world: World<N>): Promise<unknown>;
  list(world: World<N>, query: PageQuery): PromiseLike<PageResult>;
}

/** Scenarios that every list with pages has. */
export function pageStories<N extends Need>(
  operationId: Subject,
  { list, needs, prepare }: NumberedList<N>,
): readonly AnyScenario[] {
  return [
    scenario<N>(
      operationId,
      "cuts pages that neither overlap nor leave a row out",
      { needs, evidence: "stated" },
      async (world) => {
        await prepare(world);
        const whole = await pageOf(list(world, { perPage: 100 }));
        const total = whole.pagination.totalCount;
        expectThat(
          total >= 3 && total === whole.data.length,
          "the list is to have three rows at least, all on one page",
        );
        const seen: string[] = [];
        const totalPages = Math.ceil(total / 2);
        for (let page = 1; page <= totalPages; page++) {
          const { data, pagination } = await pageOf(list(world, { page, perPage: 2 }));
          const { sort: _, ...numbers } = pagination;
          expectSame("the page", numbers, { currentPage: page, perPage: 2, totalPages, totalCount: total });
          seen.push(...data.map((row) => JSON.stringify(row)));
        }
        expectSame(
          "the rows of all pages",
          seen,
          whole.data.map((row) => JSON.stringify(row)),
        );
      },
    ),

    scenario<N>(
      operationId,
      "answers twenty rows a page unless told otherwise, and none behind the last page",
      { needs },
      async (world) => {
        await prepare(world);
        const { pagination } = await pageOf(list(world, {}));
        expectSame("the usual page", [pagination.currentPage, pagination.perPage], [1, 20]);
        const behind = await pageOf(list(world, { page: 999 }));
        expectSame("the page behind", [behind.data, behind.pagination.totalCount], [[], pagination.totalCount]);
      },
    ),

    scenario<N>(operationId, "answers 422 1000 to a page or a size out of range", { needs }, async (world) => {
      await refusedFor(list(world, { page: 0 }), "page");
      await refusedFor(list(world, { perPage: 0 }), "perPage");
      await refusedFor(list(world, { perPage: 101 }), "perPage");
      await refusedFor(list(world, { page: wrong("two"), perPage: wrong("1.5") }), "page", "perPage");
    }),
  ];
}

async function pageOf(call: PromiseLike<PageResult>): Promise<NumberedPage> {
  const result = await call;
  await succeeded(Promise.resolve(result));
  if (result.data === undefined) throw new ExpectationError("the answer is to be a page");
  return result.data;
}
