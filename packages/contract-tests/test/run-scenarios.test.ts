import { describe, expect, test } from "vitest";
import { readDocument } from "../src/document/api-document.js";
import type { Environment, Need } from "../src/environment.js";
import { EnvironmentError } from "../src/environment.js";
import { ExpectationError } from "../src/expectation.js";
import { planScenarios, runScenarios, type ScenarioApi } from "../src/run-scenarios.js";
import type { AnyScenario } from "../src/scenario.js";

const scenario = (name: string, run: () => Promise<void>, needs: readonly Need[] = []): AnyScenario => ({
  operationId: "getThing",
  name,
  needs,
  evidence: "stated",
  run,
});

const apiOf = (scenarios: readonly AnyScenario[]): ScenarioApi => ({
  document: readDocument({ paths: {} }),
  dialect: { readError: () => undefined, doubtOf: async () => undefined },
  scenarios,
  play: (each) => each.run(undefined as never),
});

const environmentOf = (changes: Partial<Environment> = {}): Environment => ({
  name: "nowhere",
  isolates: true,
  offers: new Set(["money"]),
  reasonAgainst: (need) => `there is no ${need}`,
  open: () => Promise.reject(new Error("not used")),
  close: async () => undefined,
  ...changes,
});

const play = (scenarios: readonly AnyScenario[], environment = environmentOf(), options = {}) =>
  runScenarios({ api: apiOf(scenarios), environment, baseUrl: "http://127.0.0.1:1", ...options });

const fine = async () => undefined;

describe("runScenarios", () => {
  test("answers results in the order of the plan, whichever ends first", async () => {
    let release: () => void = () => undefined;
    const slow = scenario("slow", () => new Promise((resolve) => (release = resolve)));
    const quick = scenario("quick", async () => release());
    expect((await play([slow, quick])).map(({ name, outcome }) => [name, outcome])).toEqual([
      ["slow", "passed"],
      ["quick", "passed"],
    ]);
  });

  test("skips what the environment does not offer and says why", async () => {
    const [result] = await play([scenario("moves money", fine, ["money", "clock", "kyc"])]);
    expect([result?.outcome, result?.reason]).toEqual(["skipped", "needs clock, kyc"]);
    expect(result?.missing).toEqual([
      { need: "clock", reason: "there is no clock" },
      { need: "kyc", reason: "there is no kyc" },
    ]);
  });

  test("tells a disappointed expectation as a violation", async () => {
    const [result] = await play([scenario("fails", () => Promise.reject(new ExpectationError("it is to be blue")))]);
    expect(result?.outcome).toBe("violated");
    expect(result?.violations).toEqual([{ check: "expected-outcome", message: "it is to be blue" }]);
  });

  test.each([
    {
      name: "surroundings",
      error: new EnvironmentError("ERR_CONTROL_REFUSED", "the control API said no"),
      reason: "the control API said no",
    },
    { name: "the scenario itself", error: new RangeError("off by one"), reason: "RangeError: off by one" },
  ])("tells a failure of $name as broken, not as a violation", async ({ error, reason }) => {
    const [result] = await play([scenario("breaks", () => Promise.reject(error))]);
    expect([result?.outcome, result?.reason, result?.violations]).toEqual(["broken", reason, []]);
  });

  test.each([
    { isolates: true, concurrency: 3, most: 3 },
    { isolates: true, concurrency: 1, most: 1 },
    { isolates: false, concurrency: 3, most: 1 },
  ])(
    "plays at most $most at once with concurrency $concurrency, isolation $isolates",
    async ({ isolates, concurrency, most }) => {
      let now = 0;
      let peak = 0;
      const counted = async () => {
        peak = Math.max(peak, ++now);
        await new Promise((resolve) => setImmediate(resolve));
        now--;
      };
      const scenarios = Array.from({ length: 9 }, (_, i) => scenario(`number ${i}`, counted));
      await play(scenarios, environmentOf({ isolates }), { concurrency });
      expect(peak).toBe(most);
    },
  );

  test("begins nothing after it was aborted and keeps the results so far", async () => {
    const end = new AbortController();
    const scenarios = [scenario("first", async () => end.abort()), scenario("second", fine)];
    const results = await play(scenarios, environmentOf({ isolates: false }), { signal: end.signal });
    expect(results.map(({ name }) => name)).toEqual(["first"]);
  });

  test("tells of each result with the progress", async () => {
    const seen: unknown[] = [];
    const onResult = (result: { name: string }, progress: object) => seen.push([result.name, progress]);
    await play([scenario("a", fine), scenario("b", fine)], environmentOf({ isolates: false }), { onResult });
    expect(seen).toEqual([
      ["a", { done: 1, planned: 2 }],
      ["b", { done: 2, planned: 2 }],
    ]);
  });
});

describe("planScenarios", () => {
  test("takes scenarios whose title contains the text, case aside", () => {
    const api = apiOf([scenario("answers 404", fine), scenario("answers 200", fine)]);
    expect(planScenarios(api, "GETthing: Answers 4").map(({ name }) => name)).toEqual(["answers 404"]);
    expect(planScenarios(api)).toHaveLength(2);
  });
});
