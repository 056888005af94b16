import { describe, expect, test } from "vitest";
import { setup, start } from "./tiny-vendor.js";

const minute = 60_000;

describe("a job", () => {
  test("runs when the clock is moved past it, and lives at its own moment", async () => {
    const { control, list } = await setup();
    await control.act("a", "plan", { at: start + 5000, note: "x" });
    await control.moveClock("a", { advance: 4999 });
    expect((await list()).things).toEqual([]);
    await control.moveClock("a", { advance: minute });
    expect((await list()).things).toMatchObject([{ note: "x", at: start + 5000 }]);
  });

  test("runs before the next request when time has passed", async () => {
    let now = start;
    const { control, list } = await setup({ now: () => now });
    await control.act("a", "plan", { at: start + 5000, note: "x" });
    now += 5000;
    expect((await list()).things).toHaveLength(1);
  });

  test("that is already due runs at once", async () => {
    const { control, list } = await setup();
    await control.act("a", "plan", { at: start - 1, note: "x" });
    expect(await control.jobs("a")).toEqual([]);
    expect((await list()).things).toHaveLength(1);
  });

  test("runs in order of its moment, whatever the order of planning", async () => {
    const { control, list } = await setup();
    for (const [at, note] of [
      [3, "c"],
      [1, "a"],
      [2, "b"],
    ] as const) {
      await control.act("a", "plan", { at: start + at, note });
    }
    await control.moveClock("a", { advance: minute });
    expect((await list()).things.map(({ note }: { note: string }) => note)).toEqual(["a", "b", "c"]);
  });

  test("may plan another that falls due in the same move", async () => {
    const { control, list } = await setup();
    await control.act("a", "plan", { at: start + 1, note: "chain" });
    await control.moveClock("a", { advance: minute });
    expect((await list()).things).toMatchObject([{ note: "chain" }, { note: "chained", at: start + 1001 }]);
  });

  test("that throws is tried five times, a minute apart, then given up", async () => {
    const { control } = await setup();
    await control.act("a", "plan", { at: start + 1, note: "throw" });
    await control.moveClock("a", { advance: 1 });
    expect(await control.jobs("a")).toMatchObject([{ attempts: 1, at: start + 1 + minute, error: null }]);
    await control.moveClock("a", { advance: 10 * minute });
    expect(await control.jobs("a")).toMatchObject([{ attempts: 5, error: "RangeError: the job failed" }]);
  });

  test("that throws does not hold up the next", async () => {
    const { control, list } = await setup();
    await control.act("a", "plan", { at: start + 1, note: "throw" });
    await control.act("a", "plan", { at: start + 2, note: "x" });
    await control.moveClock("a", { advance: 2 });
    expect((await list()).things).toMatchObject([{ note: "x" }]);
  });

  test("of one tenant leaves the clock of another alone", async () => {
    const { control, list } = await setup();
    await control.tenants.create({ api: "tiny", id: "b" });
    await control.act("b", "plan", { at: start + 1, note: "x" });
    await control.moveClock("a", { advance: minute });
    expect((await list("b")).things).toEqual([]);
    expect(await control.clock("b")).toBe(start);
  });
});

describe("moveClock", () => {
  test("goes to an instant, as number or text", async () => {
    const { control } = await setup();
    expect(await control.moveClock("a", { set: 5 })).toBe(5);
    expect(await control.moveClock("a", { set: "2030-01-01T00:00:00Z" })).toBe(Date.UTC(2030, 0));
  });

  test.each([{ set: "soon" }, { set: 1.5 }, { advance: 0.5 }])("refuses %o", async (move) => {
    const { control } = await setup();
    await expect(control.moveClock("a", move)).rejects.toMatchObject({ code: "ERR_INPUT" });
  });
});
