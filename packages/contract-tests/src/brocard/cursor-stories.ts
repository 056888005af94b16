import { wrong } from "../alter.js";
import { ExpectationError, expectSame, expectThat, succeeded } from "../expectation.js";
import type { AnyScenario } from "../scenario.js";
import type { Need } from "./abilities.js";
import { nowhere, noZone } from "./page-stories.js";
import { type AnyResult, refusedFields } from "./refusals.js";
import { type Subject, scenario } from "./scenario.js";
import type { World } from "./world.js";

/** Parameters that every list with cursors has. */
export interface CursorQuery {
  readonly cursor?: string;
  readonly per_page?: number;
  readonly tz?: string;
}

interface CursorPage {
  readonly data: readonly { readonly id: number }[];
  readonly per_page: number;
  readonly prev_cursor: string | null;
  readonly next_cursor: string | null;
}

interface CursorResult extends AnyResult {
  readonly data?: CursorPage | undefined;
}

/** A list whose pages lead to each other by cursors. */
export interface CursorList<N extends Need> {
  readonly needs: readonly N[];
  /** Makes five rows. */
  prepare(world: World<N>): Promise<unknown>;
  list(world: World<N>, query: CursorQuery): PromiseLike<CursorResult>;
}

/** Scenarios that every list with cursors has. */
export function cursorStories<N extends Need>(operationId: Subject, rows: CursorList<N>): readonly AnyScenario[] {
  const { list, needs, prepare } = rows;
  return [
    scenario<N>(operationId, "leads forward by cursors to every row once", { needs }, async (world) => {
      await prepare(world);
      const whole = idsOf(await pageOf(list(world, { per_page: 1000 })));
      expectSame("the number of rows", whole.length, 5);
      const seen: number[][] = [];
      let cursor: string | null = null;
      do {
        const page: CursorPage = await pageOf(list(world, { per_page: 2, ...(cursor === null ? {} : { cursor }) }));
        expectSame("the size of the page", page.per_page, 2);
        seen.push(idsOf(page));
        cursor = page.next_cursor;
        expectThat(seen.length <= 5, "the pages are to come to an end");
      } while (cursor !== null);
      expectSame(
        "rows on each page",
        seen.map((page) => page.length),
        [2, 2, 1],
      );
      expectSame("the rows of all pages", seen.flat(), whole);
    }),

    scenario<N>(operationId, "leads back by cursors to the same pages", { needs }, async (world) => {
      await prepare(world);
      const first = await pageOf(list(world, { per_page: 2 }));
      const second = await pageOf(list(world, { per_page: 2, cursor: given(first.next_cursor) }));
      const third = await pageOf(list(world, { per_page: 2, cursor: given(second.next_cursor) }));
      const secondAgain = await pageOf(list(world, { per_page: 2, cursor: given(third.prev_cursor) }));
      expectSame("the page before the third", idsOf(secondAgain), idsOf(second));
      const firstAgain = await pageOf(list(world, { per_page: 2, cursor: given(secondAgain.prev_cursor) }));
      expectSame("the page before the second", idsOf(firstAgain), idsOf(first));
      expectSame("the ends", [first.prev_cursor, firstAgain.prev_cursor, third.next_cursor], [null, null, null]);
      const onward = await pageOf(list(world, { per_page: 2, cursor: given(firstAgain.next_cursor) }));
      expectSame("the page after the first again", idsOf(onward), idsOf(second));
    }),

    scenario<N>(
      operationId,
      "keeps its place by cursor while rows are added",
      { needs, evidence: "inferred" },
      async (world) => {
        await prepare(world);
        const first = await pageOf(list(world, { per_page: 3 }));
        const rest = await pageOf(list(world, { per_page: 3, cursor: given(first.next_cursor) }));
        await prepare(world);
        const again = await pageOf(list(world, { per_page: 3, cursor: given(first.next_cursor) }));
        expectSame("the rows of the second page", idsOf(again).slice(0, 2), idsOf(rest));
        const changed = await pageOf(list(world, { per_page: 4, cursor: given(first.next_cursor) }));
        expectSame("the same place on larger pages", idsOf(changed).slice(0, 3), idsOf(again));
      },
    ),

    scenario<N>(
      operationId,
      "answers fifty rows a page unless told otherwise, and none to per_page 0",
      { needs, evidence: "inferred" },
      async (world) => {
        const empty = await pageOf(list(world, {}));
        const ends = [empty.data, empty.per_page, empty.prev_cursor, empty.next_cursor];
        expectSame("the page of a list without rows", ends, [[], 50, null, null]);
        await prepare(world);
        expectSame("rows on the usual page", (await pageOf(list(world, {}))).data.length, 5);
        const none = await pageOf(list(world, { per_page: 0 }));
        expectSame("the page of no rows", [none.data, none.per_page], [[], 0]);
        // The samples of the text send the word.
        const usual = idsOf(await pageOf(list(world, {})));
        expectSame("the page at the cursor null", idsOf(await pageOf(list(world, { cursor: "null" }))), usual);
        expectSame("the page at an empty cursor", idsOf(await pageOf(list(world, { cursor: "" }))), usual);
      },
    ),

    scenario<N>(
      operationId,
      "answers 422 for a page size out of range and for an unknown time zone",
      { needs },
      async (world) => {
        await refusedFields(list(world, { per_page: 1001 }), {
          per_page: "The per_page must not be greater than 1000.",
        });
        await refusedFields(list(world, { per_page: -1 }), { per_page: "The per_page must be at least 0." });
        await refusedFields(list(world, { per_page: wrong("many") }), { per_page: "The per_page must be an integer." });
        await refusedFields(list(world, { tz: nowhere }), noZone);
        expectSame("the size of the largest page", (await pageOf(list(world, { per_page: 1000 }))).per_page, 1000);
      },
    ),

    scenario<N>(
      operationId,
      "answers 422 for a cursor that no answer held",
      { needs, evidence: "inferred" },
      async (world) => {
        const foreign = btoa(JSON.stringify({ "others.id": 1, _pointsToNextItems: true }));
        for (const cursor of ["5", "not a cursor", "e30", foreign]) {
          await refusedFields(list(world, { cursor }), { cursor: true });
        }
      },
    ),
  ];
}

const idsOf = ({ data }: CursorPage) => data.map(({ id }) => id);

function given(cursor: string | null): string {
  if (cursor === null) throw new ExpectationError("the answer is to lead to another page");
  return cursor;
}

async function pageOf(call: PromiseLike<CursorResult>): Promise<CursorPage> {
  const result = await call;
  await succeeded(Promise.resolve(result));
  if (result.data === undefined) throw new ExpectationError("the answer is to be a page");
  return result.data;
}
