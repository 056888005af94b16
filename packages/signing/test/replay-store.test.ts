import { describe, expect, test } from "vitest";
import { memoryReplayStore } from "../src/replay-store.js";

function setup() {
  const clock = { time: 1_000_000 };
  return { clock, store: memoryReplayStore({ now: () => clock.time }) };
}

describe("memoryReplayStore", () => {
  test("gives a key to its first caller only", () => {
    const { store } = setup();
    expect([store.claim("a", 2_000_000), store.claim("a", 2_000_000), store.claim("b", 2_000_000)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("gives a released key again", () => {
    const { store } = setup();
    store.claim("a", 2_000_000);
    store.release("a");
    expect(store.claim("a", 2_000_000)).toBe(true);
  });

  test("keeps a key up to and including the moment it was claimed until", () => {
    const { clock, store } = setup();
    store.claim("a", 2_000_000);
    clock.time = 2_000_000;
    expect(store.claim("a", 3_000_000)).toBe(false);
  });

  test("gives a key again once it expired", () => {
    const { clock, store } = setup();
    store.claim("a", 1_000_001);
    clock.time = 1_000_002;
    expect(store.claim("a", 2_000_000)).toBe(true);
  });

  test("keeps a key that has not expired through a sweep", () => {
    const { clock, store } = setup();
    store.claim("a", 9_000_000);
    clock.time = 5_000_000;
    store.claim("b", 9_000_000);
    expect(store.claim("a", 9_000_000)).toBe(false);
  });
});
