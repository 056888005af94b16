import { describe, expect, test } from "vitest";
import { politeFetch } from "../../src/engine/polite-fetch.js";
import type { Probe } from "../../src/engine/probe.js";
import { runPlan } from "../../src/engine/run-plan.js";
import { thingsApi, thingsEnvironment } from "./things.js";

describe("politeFetch", () => {
  test("lets a request go once it is its turn, and follows no redirect", async () => {
    const seen: string[] = [];
    const send = politeFetch(
      async (input) => {
        seen.push(new Request(input).redirect);
        return new Response();
      },
      async () => void seen.push("turn"),
    );
    await send("http://127.0.0.1:1/", { method: "POST", body: "x" });
    expect(seen).toEqual(["turn", "manual"]);
  });
});

describe("the rate of a run", () => {
  test("holds for probes too", async () => {
    const times: number[] = [];
    const probe: Probe = {
      id: "many",
      operationId: "general",
      checks: ["expected-outcome"],
      needs: [],
      writes: true,
      isSmoke: true,
      evidence: "stated",
      run: async ({ stage }) => void (await Promise.all([1, 2, 3, 4].map(() => stage.fetch(stage.baseUrl)))),
    };
    const api = { ...thingsApi, probes: [probe] };
    const send = async () => {
      times.push(performance.now());
      return new Response();
    };
    const ground = { api, environment: thingsEnvironment(), baseUrl: "http://127.0.0.1:1", fetch: send };
    await runPlan({ ...ground, profile: "full", seed: 1, rate: 20, phases: ["probes"] });
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect([times.length, gaps.every((gap) => gap > 40)]).toEqual([4, true]);
  });
});
