import { describe, expect, test } from "vitest";
import { counterTable, createIds, draw } from "../../src/core/ids.js";
import { openSqliteStore } from "../../src/core/store/sqlite-store.js";

async function drawSome(seed: string, tenant = "t") {
  const store = openSqliteStore(":memory:", [counterTable]);
  return store.transaction(async (tx) => {
    const ids = createIds(seed)(tx, tenant);
    return [
      await ids.next("n"),
      await ids.next("n"),
      await ids.next("m", 1000),
      await ids.text("x", 20),
      await ids.digits("x", 20),
    ];
  });
}

describe("ids", () => {
  test("count from the first value up", async () => {
    expect((await drawSome("s")).slice(0, 3)).toEqual([1, 2, 1000]);
  });

  test("repeat with the same seed and differ with another seed or tenant", async () => {
    const first = await drawSome("s");
    expect(await drawSome("s")).toEqual(first);
    expect((await drawSome("other"))[3]).not.toBe(first[3]);
    expect((await drawSome("s", "other"))[3]).not.toBe(first[3]);
  });

  test("go back with the transaction", async () => {
    const store = openSqliteStore(":memory:", [counterTable]);
    const next = (fails: boolean) =>
      store.transaction(async (tx) => {
        const value = await createIds("s")(tx, "t").next("n");
        if (fails) throw new Error("no");
        return value;
      });
    await expect(next(true)).rejects.toThrow();
    expect(await next(false)).toBe(1);
  });
});

describe("draw", () => {
  test("uses each character about as often as the other", () => {
    const counts = new Map<string, number>();
    for (const character of draw("source", 100_000, "0123456789"))
      counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(10);
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});
