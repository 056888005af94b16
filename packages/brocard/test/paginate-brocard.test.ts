import { describe, expect, test } from "vitest";
import { cursorPages, numberedPages } from "../src/contract.gen.js";
import { paginateBrocard } from "../src/index.js";
import { calls } from "./support/bundle.js";
import { createClient, fakeBrocard, refusal, requestId } from "./support/fake-brocard.js";

async function collect<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const collected: Row[] = [];
  for await (const row of rows) collected.push(row);
  return collected;
}

const ids = (...values: number[]) => values.map((id) => ({ id }));

/** Two pages by number, of five rows. */
const numbered = () =>
  fakeBrocard(
    { body: { data: ids(1, 2, 3), total: 5, per_page: 3, current_page: 1, last_page: 2, request_id: requestId } },
    { body: { data: ids(4, 5), total: 5, per_page: 3, current_page: 2, last_page: 2, request_id: requestId } },
  );

/** Three pages by cursor. */
const cursors = () =>
  fakeBrocard(
    { body: { data: ids(1, 2), per_page: 2, prev_cursor: null, next_cursor: "b", request_id: requestId } },
    { body: { data: [], per_page: 2, prev_cursor: "a", next_cursor: "c", request_id: requestId } },
    { body: { data: ids(3), per_page: 2, prev_cursor: "b", next_cursor: null, request_id: requestId } },
  );

const queriesOf = ({ seen }: ReturnType<typeof fakeBrocard>) => seen.map(({ url }) => url.search);

describe("numbered pages", () => {
  test("are walked to the last", async () => {
    const vendor = numbered();
    expect(await collect(paginateBrocard(createClient(vendor.fetch), "/api/v2/cards"))).toEqual(ids(1, 2, 3, 4, 5));
    expect(queriesOf(vendor)).toEqual(["?per_page=50&page=1", "?per_page=50&page=2"]);
  });

  test("keep filters, size and the parameters of the path", async () => {
    const vendor = numbered();
    const params = { path: { card_id: 9 }, query: { per_page: 3, tz: "UTC" } };
    await collect(paginateBrocard(createClient(vendor.fetch), "/api/v2/cards/{card_id}/log", { params }));
    expect(queriesOf(vendor)).toEqual(["?per_page=3&tz=UTC&page=1", "?per_page=3&tz=UTC&page=2"]);
    expect(vendor.seen[0]?.url.pathname).toBe("/api/v2/cards/9/log");
  });

  test("begin where they are told", async () => {
    const vendor = numbered();
    await collect(paginateBrocard(createClient(vendor.fetch), "/api/v2/users", { params: { query: { page: 2 } } }));
    expect(queriesOf(vendor)[0]).toBe("?page=2&per_page=50");
  });

  test("leave out a row that came before and changed meanwhile", async () => {
    const page = (data: unknown[]) => ({ body: { data, last_page: 2, request_id: requestId } });
    const vendor = fakeBrocard(page([{ id: 1, state: 3 }]), page([{ id: 1, state: 1 }, { id: 2 }]));
    const rows = await collect(paginateBrocard(createClient(vendor.fetch), "/api/v2/payments"));
    expect(rows.map(({ id }) => id)).toEqual([1, 2]);
  });

  test("tell groups apart, which have no identifier", async () => {
    const page = (label: string) => ({ body: { data: [{ group: { label } }], last_page: 2, request_id: requestId } });
    const vendor = fakeBrocard(page("a"), page("b"));
    const params = { query: { group: "mcc" } } as const;
    expect(
      await collect(paginateBrocard(createClient(vendor.fetch), "/api/v2/payments/group", { params })),
    ).toHaveLength(2);
  });

  test("throw ERR_PAGE_REPEATED when the server ignores the number", async () => {
    const vendor = fakeBrocard({ body: { data: ids(1), last_page: 9, request_id: requestId } });
    const walk = collect(paginateBrocard(createClient(vendor.fetch), "/api/v2/transfers"));
    await expect(walk).rejects.toMatchObject({ name: "PaginationError", code: "ERR_PAGE_REPEATED" });
  });

  test("refuse pages without rows", async () => {
    const params = { query: { per_page: 0 } };
    const walk = collect(paginateBrocard(createClient(numbered().fetch), "/api/v2/cards", { params }));
    await expect(walk).rejects.toThrow(TypeError);
  });
});

describe("pages with cursors", () => {
  test("are walked until no cursor comes, over an empty one too", async () => {
    const vendor = cursors();
    expect(await collect(paginateBrocard(createClient(vendor.fetch), "/api/v2/refunds"))).toEqual(ids(1, 2, 3));
    expect(queriesOf(vendor)).toEqual(["?per_page=50", "?per_page=50&cursor=b", "?per_page=50&cursor=c"]);
  });

  test("begin at the cursor they are told, with filters and size", async () => {
    const vendor = fakeBrocard({ body: { data: ids(3), next_cursor: null, request_id: requestId } });
    const params = { query: { cursor: "z", per_page: 2, "methods[]": ["wire"] } };
    await collect(paginateBrocard(createClient(vendor.fetch), "/api/v2/top-ups", { params } as never));
    expect(queriesOf(vendor)).toEqual(["?cursor=z&per_page=2&methods[]=wire"]);
  });

  test("throw ERR_PAGE_REPEATED when the cursor does not move on", async () => {
    const vendor = fakeBrocard({ body: { data: ids(1), next_cursor: "b", request_id: requestId } });
    const walk = collect(paginateBrocard(createClient(vendor.fetch), "/api/v2/top-ups"));
    await expect(walk).rejects.toMatchObject({ code: "ERR_PAGE_REPEATED" });
  });
});

describe("both kinds", () => {
  test("throw the refusal of a page", async () => {
    const vendor = fakeBrocard(refusal({ "dates.begin": ["No date."] }));
    const walk = collect(paginateBrocard(createClient(vendor.fetch), "/api/v2/refunds"));
    await expect(walk).rejects.toMatchObject({ name: "ApiError", status: 422 });
  });

  test("fetch no page that nobody asks for", async () => {
    const vendor = numbered();
    for await (const { id } of paginateBrocard(createClient(vendor.fetch), "/api/v2/cards")) if (id === 2) break;
    expect(vendor.seen).toHaveLength(1);
  });

  test("are those of the document, each under its kind", () => {
    const kinds = calls.map(({ path, parameters }) => {
      const names = parameters.map(({ name }) => name);
      if (!names.includes("per_page")) return [path, undefined];
      return [path, names.includes("cursor") ? "cursor" : "number"];
    });
    const known = [
      ...Object.keys(numberedPages).map((path) => [path, "number"]),
      ...Object.keys(cursorPages).map((path) => [path, "cursor"]),
    ];
    expect(kinds.filter(([, kind]) => kind !== undefined).sort()).toEqual(known.sort());
    expect(known).toHaveLength(10);
  });
});
