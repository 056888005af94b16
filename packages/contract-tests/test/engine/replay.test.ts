import { describe, expect, test } from "vitest";
import { type ReplayOptions, replay } from "../../src/engine/replay.js";
import { runPlan } from "../../src/engine/run-plan.js";
import { thingsApi, thingsEnvironment } from "./things.js";
import { thingsServer, type Wrongs } from "./things-server.js";

const against = (wrongs: Wrongs): ReplayOptions => ({
  api: thingsApi,
  environment: thingsEnvironment(),
  baseUrl: "http://127.0.0.1:1",
  fetch: thingsServer(wrongs),
});

const wrongs: Wrongs = {
  shown: ({ size, ...thing }) => (thing.name.includes("e") ? thing : { ...thing, size: size === 100 ? "100" : size }),
  listed: ({ name }) => name.length < 6,
  changes: ({ color, ...change }) => change,
  endsNothing: true,
};

describe("replay", () => {
  test("of each finding shows it again, and shows nothing at a server that keeps its contract", async () => {
    const { findings } = await runPlan({ ...against(wrongs), api: thingsApi, profile: "full", seed: 3 });
    expect(new Set(findings.map(({ phase }) => phase)).size).toBeGreaterThan(2);
    for (const { check, operationId, replayId } of findings) {
      const again = await replay(replayId, against(wrongs));
      expect([replayId, again.some((each) => each.check === check && each.operationId === operationId)]).toEqual([
        replayId,
        true,
      ]);
      expect([replayId, await replay(replayId, against({}))]).toEqual([replayId, []]);
    }
  });

  test.each([
    "",
    "boundaries/getThing",
    "boundaries/getThing/path.id.nothing",
    "random/getThing/valid/1/x",
    "random/nothing/valid/1/0",
    "sequences/nothing/1/0",
    "sequences/small-thing/1/x",
    "probes/nothing",
    "scenarios/nothing: at all",
    "elsewhere/x",
  ])("of %j, which names nothing, is refused", async (id) => {
    await expect(replay(id, against({}))).rejects.toMatchObject({ code: "ERR_PLAN_EMPTY" });
  });
});
