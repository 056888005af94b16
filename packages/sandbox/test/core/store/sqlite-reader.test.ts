import { afterEach, describe, expect, test } from "vitest";
import { insertInto, queriesOver } from "../../../src/core/store/query.js";
import { openSqliteStore } from "../../../src/core/store/sqlite-store.js";
import type { Store } from "../../../src/core/store/store.js";
import { bytes, integer, nullable, type RowOf, table, text } from "../../../src/core/store/table.js";

const wide = table(
  "wide",
  {
    tenant: text(),
    id: integer(),
    a: text(),
    b: nullable(text()),
    c: integer(),
    d: nullable(integer()),
    e: text(),
    f: text(),
  },
  { primaryKey: ["tenant", "id"] },
);
const file = table("file", { tenant: text(), id: integer(), data: bytes() }, { primaryKey: ["tenant", "id"] });
const { prepare, once } = queriesOver(wide, file);
const insertWide = insertInto(wide);
const insertFile = insertInto(file);
const selectWide = prepare((db, p: { id: number }) => db.selectFrom("wide").selectAll().where("id", "=", p.id));
const listDown = prepare((db, p: { count: number }) =>
  db.selectFrom("wide").selectAll().orderBy("id", "desc").limit(p.count),
);

// Whatever a text may hold must come back as it was, in one row and in a list.
const odd = 'quote " backslash \\ slash / new\nline tab\t é 中 😀 \u2028 </script> {"json":[1]}';
const row = (id: number): RowOf<typeof wide> => ({
  tenant: "t",
  id,
  a: odd,
  b: null,
  c: Number.MAX_SAFE_INTEGER,
  d: -Number.MAX_SAFE_INTEGER,
  e: "",
  f: "0123",
});

const opened: Store[] = [];
async function filled(): Promise<Store> {
  const store = openSqliteStore(":memory:", [wide, file]);
  opened.push(store);
  await store.transaction(async (tx) => {
    for (const id of [2, 3, 1]) await tx.run(insertWide, row(id));
    for (const id of [1, 2]) await tx.run(insertFile, { tenant: "t", id, data: new Uint8Array([id, 0, 255]) });
  });
  return store;
}
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

describe("rows", () => {
  test("come back as they were, alone and in a list", async () => {
    const store = await filled();
    expect(await store.first(selectWide, { id: 2 })).toEqual(row(2));
    expect(await store.transaction((tx) => tx.all(listDown, { count: 9 }))).toEqual([row(3), row(2), row(1)]);
  });

  test("come in the order and number asked for", async () => {
    const store = await filled();
    const rows = await store.transaction((tx) => tx.all(listDown, { count: 2 }));
    expect(rows.map(({ id }) => id)).toEqual([3, 2]);
  });

  test("that are not there are undefined, or an empty list", async () => {
    const store = await filled();
    expect(await store.first(selectWide, { id: 9 })).toBeUndefined();
    expect(await store.transaction((tx) => tx.all(listDown, { count: 0 }))).toEqual([]);
  });

  test("with bytes come back in a list too", async () => {
    const store = await filled();
    const list = once((db) => db.selectFrom("file").selectAll().orderBy("id"));
    const rows = await store.transaction((tx) => tx.all(list, {}));
    expect(rows.map(({ data }) => data)).toEqual([new Uint8Array([1, 0, 255]), new Uint8Array([2, 0, 255])]);
  });

  test("may be sums and counts of an empty table", async () => {
    const store = await filled();
    const sum = once((db) =>
      db
        .selectFrom("wide")
        .select((e) => [e.fn.countAll<number>().as("count"), e.fn.sum<number | null>("c").as("sum")])
        .where("id", "=", 99),
    );
    expect(await store.transaction((tx) => tx.all(sum, {}))).toEqual([{ count: 0, sum: null }]);
  });

  test("of a statement that writes come back once it has written", async () => {
    const store = await filled();
    const remove = once((db) => db.deleteFrom("wide").where("id", "<", 3).returning(["id"]));
    const removed = await store.transaction((tx) => tx.all(remove, {}));
    expect(removed.map(({ id }) => id).sort()).toEqual([1, 2]);
    expect(await store.transaction((tx) => tx.all(listDown, { count: 9 }))).toEqual([row(3)]);
  });

  test("are joined under the names that were given", async () => {
    const store = await filled();
    const joined = once((db) =>
      db
        .selectFrom("wide")
        .innerJoin("file", "file.id", "wide.id")
        .select(["wide.id as left", "file.id as right"])
        .orderBy("wide.id"),
    );
    expect(await store.transaction((tx) => tx.all(joined, {}))).toEqual([
      { left: 1, right: 1 },
      { left: 2, right: 2 },
    ]);
  });
});
