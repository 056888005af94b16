import { describe, expect, test } from "vitest";
import { createChecker } from "../../src/check-answer.js";
import { makePlan } from "../../src/engine/make-plan.js";
import { openSession } from "../../src/engine/open-session.js";
import { type Life, lifeStories } from "../../src/engine/sequences.js";
import { transportOver } from "../../src/engine/transport.js";
import { thingsApi, thingsEnvironment, thingsKit } from "./things.js";
import { type Thing, thingsServer, type Wrongs } from "./things-server.js";

const { makers } = makePlan({ api: thingsApi, profile: "full", seed: 1 });
const [cycle] = thingsKit.lifeCycles;

/** Plays one life: a small lamp, and these moves. A change makes it blue. */
async function live(moves: readonly Life["moves"][number]["move"][], { hasEnd = false, wrongs = {} as Wrongs } = {}) {
  const [maker, changer] = [makers.get("createThing"), makers.get("changeThing")];
  if (cycle === undefined || maker === undefined || changer === undefined) throw new TypeError("there are no things");
  const color = changer.slots.find(({ name }) => name === "color");
  const change = color && new Map([[color, ["blue"]]]);
  const session = await openSession(
    {
      api: thingsApi,
      environment: thingsEnvironment(),
      baseUrl: "http://127.0.0.1:1",
      checker: createChecker(thingsApi.document, thingsApi.dialect),
      transport: transportOver(thingsServer(wrongs)),
      makers,
      timeout: 1_000,
      isReadOnly: false,
      pace: async () => undefined,
      onReply: () => undefined,
    },
    true,
  );
  const life: Life = { made: maker.samples("required"), moves: moves.map((move) => ({ move, change })), hasEnd };
  const played = await lifeStories(cycle, makers, thingsKit)?.play(life, session);
  if (played === undefined) throw new TypeError("there is no story");
  const steps = await Promise.all(played.steps.map((step) => step()));
  return {
    ...played,
    calls: steps.map(({ operationId }) => operationId),
    found: played.violations.map(({ check }) => check),
  };
}

/** A server that shows a thing differently each time it is asked. */
function moody(change: (thing: Thing, time: number) => unknown): Wrongs {
  let time = 0;
  return { shown: (thing) => change(thing, ++time) };
}

describe("a life", () => {
  test("is told in the order of its moves, the end and what follows it last", async () => {
    const { calls, found, outcome } = await live(["list", "change", "read"], { hasEnd: true });
    expect(calls).toEqual(["createThing", "listThings", "changeThing", "getThing", "endThing", "getThing"]);
    expect([outcome, found]).toEqual(["accepted", []]);
  });

  test.each([
    { name: "nothing but the making", moves: [], hasEnd: false, asked: [] },
    { name: "a read", moves: ["read"], hasEnd: false, asked: ["change-visible", "created-available", "ids-stable"] },
    {
      name: "two reads in a row",
      moves: ["read-again"],
      hasEnd: false,
      asked: ["created-available", "reads-repeat"],
    },
    { name: "a list", moves: ["list"], hasEnd: false, asked: ["created-listed"] },
    { name: "an end", moves: [], hasEnd: true, asked: ["deleted-gone"] },
  ] as const)("of $name performs $asked and no other check of stories", async ({ moves, hasEnd, asked }) => {
    const done = await live(moves, { hasEnd });
    expect(done.asked.filter((check) => !["no-server-error", "valid-data-accepted"].includes(check)).sort()).toEqual(
      asked,
    );
  });

  test.each([
    {
      name: "a thing that changes its id",
      moves: ["read"],
      wrongs: moody((thing, time) => (time > 1 ? { ...thing, id: "7" } : thing)),
      check: "ids-stable",
    },
    {
      name: "a read that differs from the one before",
      moves: ["read-again"],
      wrongs: moody((thing, time) => ({ ...thing, size: time })),
      check: "reads-repeat",
    },
    {
      name: "a change that is not kept",
      moves: ["change", "read"],
      wrongs: { changes: () => ({}) },
      check: "change-visible",
    },
    { name: "a thing that is not listed", moves: ["list"], wrongs: { listed: () => false }, check: "created-listed" },
    { name: "a thing that cannot be read", moves: ["read"], wrongs: { refuses: "GET" }, check: "created-available" },
    { name: "a change that is refused", moves: ["change"], wrongs: { refuses: "PATCH" }, check: undefined },
    { name: "an end that ends nothing", moves: [], hasEnd: true, wrongs: { endsNothing: true }, check: "deleted-gone" },
  ] as const)("with $name shows $check", async ({ check, ...story }) => {
    const { found } = await live(story.moves, { hasEnd: "hasEnd" in story, wrongs: story.wrongs });
    expect(found).toEqual(check === undefined ? [] : [check]);
  });

  test("that does not begin shows why, and asks nothing of what never was", async () => {
    const { found, asked, calls } = await live(["read", "list"], { wrongs: { refuses: "POST" } });
    expect([found, asked, calls]).toEqual([
      ["valid-data-accepted"],
      ["valid-data-accepted", "no-server-error"],
      ["createThing"],
    ]);
  });

  test("of a thing without a name for it says so", async () => {
    const { found } = await live(["read"], { wrongs: { shown: ({ id, ...thing }) => thing } });
    expect(found).toContain("created-available");
  });
});
