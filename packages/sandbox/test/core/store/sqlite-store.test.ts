import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { insertInto, queriesOver } from "../../../src/core/store/query.js";
import { openSqliteStore } from "../../../src/core/store/sqlite-store.js";
import { type Store, UniqueViolation } from "../../../src/core/store/store.js";
import { bytes, integer, nullable, type Table, table, text } from "../../../src/core/store/table.js";

const notes = table(
  "note",
  { tenant: text(), id: integer(), title: nullable(text()), data: nullable(bytes()) },
  { primaryKey: ["tenant", "id"], unique: [["title"]], indexes: [["title"]] },
);
const { prepare, once } = queriesOver(notes);
const insert = insertInto(notes);
const selectAll = prepare((db) => db.selectFrom("note").selectAll().orderBy("id"));
const selectOne = prepare((db, p: { id: number }) => db.selectFrom("note").selectAll().where("id", "=", p.id));
const rename = prepare((db, p: { id: number; title: string }) =>
  db.updateTable("note").set({ title: p.title }).where("id", "=", p.id),
);
const note = (id: number, title: string | null = null) => ({ tenant: "t", id, title, data: null });

const opened: Store[] = [];
const folders: string[] = [];
function open(path = ":memory:", tables: readonly Table[] = [notes]): Store {
  const store = openSqliteStore(path, tables);
  opened.push(store);
  return store;
}
function file(): string {
  const folder = mkdtempSync(join(tmpdir(), "store-"));
  folders.push(folder);
  return join(folder, "sandbox.db");
}
function write(path: string, content: string): string {
  writeFileSync(path, content);
  return path;
}
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
const ids = (store: Store) => store.transaction(async (tx) => (await tx.all(selectAll, {})).map(({ id }) => id));

describe("a transaction", () => {
  test("keeps what it wrote", async () => {
    const store = open();
    await store.transaction((tx) => tx.run(insert, note(1)));
    expect(await ids(store)).toEqual([1]);
  });

  test("that throws keeps nothing and passes the error on", async () => {
    const store = open();
    const work = store.transaction(async (tx) => {
      await tx.run(insert, note(1));
      throw new RangeError("no");
    });
    await expect(work).rejects.toThrow(RangeError);
    expect(await ids(store)).toEqual([]);
  });

  test("waits for the one before it", async () => {
    const store = open();
    const order: string[] = [];
    const first = store.transaction(async () => {
      order.push("first begins");
      await new Promise((resolve) => setImmediate(resolve));
      order.push("first ends");
    });
    const second = store.transaction(async () => void order.push("second"));
    await Promise.all([first, second]);
    expect(order).toEqual(["first begins", "first ends", "second"]);
  });

  test("tells its listeners once it is durable", async () => {
    const store = open();
    const heard: string[] = [];
    await store.transaction(async (tx) => {
      tx.afterCommit(() => heard.push("after"));
      heard.push("inside");
    });
    expect(heard).toEqual(["inside", "after"]);
  });

  test("tells nobody when it rolls back", async () => {
    const store = open();
    const heard: string[] = [];
    const work = store.transaction(async (tx) => {
      tx.afterCommit(() => heard.push("after"));
      throw new Error("no");
    });
    await expect(work).rejects.toThrow();
    expect(heard).toEqual([]);
  });
});

describe("nested", () => {
  test("undoes only its own work when it throws", async () => {
    const store = open();
    await store.transaction(async (tx) => {
      await tx.run(insert, note(1));
      const inner = tx.nested(async () => {
        await tx.run(insert, note(2));
        throw new Error("no");
      });
      await expect(inner).rejects.toThrow("no");
      await tx.run(insert, note(3));
    });
    expect(await ids(store)).toEqual([1, 3]);
  });

  test("may be nested again", async () => {
    const store = open();
    await store.transaction((tx) =>
      tx.nested(async () => {
        await tx.run(insert, note(1));
        await tx.nested(() => tx.run(insert, note(2)).then(() => Promise.reject(new Error("no")))).catch(() => {});
        await tx.nested(() => tx.run(insert, note(3)));
      }),
    );
    expect(await ids(store)).toEqual([1, 3]);
  });

  test("that throws takes its listeners back", async () => {
    const store = open();
    const heard: string[] = [];
    await store.transaction(async (tx) => {
      tx.afterCommit(() => heard.push("outer"));
      const inner = tx.nested(async () => {
        tx.afterCommit(() => heard.push("inner"));
        throw new Error("no");
      });
      await inner.catch(() => {});
    });
    expect(heard).toEqual(["outer"]);
  });
});

describe("statements", () => {
  test("answer undefined for no row and the number of changed rows", async () => {
    const store = open();
    await store.transaction(async (tx) => {
      expect(await tx.first(selectOne, { id: 1 })).toBeUndefined();
      expect(await tx.run(rename, { id: 1, title: "a" })).toBe(0);
      await tx.run(insert, note(1));
      expect(await tx.run(rename, { id: 1, title: "a" })).toBe(1);
      expect(await tx.first(selectOne, { id: 1 })).toEqual(note(1, "a"));
    });
  });

  test("give bytes back as they were", async () => {
    const store = open();
    const data = new Uint8Array([0, 1, 255]);
    await store.transaction((tx) => tx.run(insert, { ...note(1), data }));
    const row = await store.transaction((tx) => tx.first(selectOne, { id: 1 }));
    expect(row?.data).toEqual(data);
  });

  test("depend on values only when written with once", async () => {
    const store = open();
    await store.transaction(async (tx) => {
      for (const id of [1, 2, 3]) await tx.run(insert, note(id));
      const some = once((db) => db.selectFrom("note").select("id").where("id", "in", [1, 3]));
      expect(await tx.all(some, {})).toEqual([{ id: 1 }, { id: 3 }]);
    });
  });

  test("refuse a second row with one key as UniqueViolation", async () => {
    const store = open();
    await store.transaction((tx) => tx.run(insert, note(1, "a")));
    await expect(store.transaction((tx) => tx.run(insert, note(1)))).rejects.toBeInstanceOf(UniqueViolation);
    await expect(store.transaction((tx) => tx.run(insert, note(2, "a")))).rejects.toBeInstanceOf(UniqueViolation);
  });

  test.each([
    { name: "a float", value: 1.5 },
    { name: "a number beyond 2^53", value: 2 ** 53 },
    { name: "a boolean", value: true },
    { name: "a date", value: new Date(0) },
    { name: "undefined", value: undefined },
  ])("refuse $name as a TypeError", async ({ value }) => {
    const store = open();
    const row = { ...note(1), id: value as never };
    await expect(store.transaction((tx) => tx.run(insert, row))).rejects.toBeInstanceOf(TypeError);
  });
});

describe("a file", () => {
  test("has everything when it is opened again", async () => {
    const path = file();
    const store = open(path);
    await store.transaction((tx) => tx.run(insert, note(1, "kept")));
    await opened.splice(0)[0]?.close();
    expect(await ids(open(path))).toEqual([1]);
  });

  test("gets new nullable columns", async () => {
    const path = file();
    const store = open(path);
    await store.transaction((tx) => tx.run(insert, note(1)));
    await opened.splice(0)[0]?.close();
    const wider = table("note", { ...notes.columns, more: nullable(text()) }, { primaryKey: ["tenant", "id"] });
    const select = queriesOver(wider).prepare((db) => db.selectFrom("note").select(["id", "more"]));
    expect(await open(path, [wider]).transaction((tx) => tx.all(select, {}))).toEqual([{ id: 1, more: null }]);
  });

  test.each([
    { name: "a required column", columns: { ...notes.columns, more: text() } },
    { name: "a column less", columns: { tenant: text(), id: integer() } },
  ])("with $name in the declaration is refused", async ({ columns }) => {
    const path = file();
    open(path);
    await opened.splice(0)[0]?.close();
    const other = table("note", columns, { primaryKey: ["tenant", "id"] });
    expect(() => open(path, [other])).toThrow(expect.objectContaining({ code: "ERR_DATABASE" }));
  });

  test("that is open already is refused", () => {
    const path = file();
    open(path);
    expect(() => openSqliteStore(path, [notes])).toThrow(expect.objectContaining({ code: "ERR_DATABASE" }));
  });

  test.each([
    { name: "is no database", path: () => write(file(), "noise ".repeat(1000)) },
    { name: "is in no folder", path: () => join(file(), "missing", "sandbox.db") },
  ])("that $name is refused", ({ path }) => {
    expect(() => openSqliteStore(path(), [notes])).toThrow(expect.objectContaining({ code: "ERR_DATABASE" }));
  });
});
