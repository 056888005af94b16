import { describe, expect, test } from "vitest";
import { ahead } from "../src/ahead.js";

describe("ahead", () => {
  test("hands each thing out once, to many at once too", async () => {
    let made = 0;
    const take = ahead(async () => ++made);
    const taken = [...(await Promise.all([take(), take(), take()])), await take(), await take()];
    expect(new Set(taken).size).toBe(5);
  });

  test("makes the next one meanwhile, and one alone", async () => {
    let made = 0;
    const take = ahead(async () => ++made);
    await take();
    await take();
    expect(made).toBe(3);
  });

  test("tells a failure to the one who takes it, and goes on", async () => {
    let made = 0;
    const take = ahead(async () => {
      if (++made === 2) throw new Error("second");
      return made;
    });
    await take();
    await expect(take()).rejects.toThrow("second");
    expect(await take()).toBe(3);
  });
});
