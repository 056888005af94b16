import { createSandbox } from "@openissuing/sandbox";
import type { FetchLayer } from "@openissuing/signing";
import { describe, expect, test } from "vitest";
import { createAnytimeApi } from "../../src/anytime/api.js";
import type { PlanResult } from "../../src/engine/plan.js";
import { runPlan } from "../../src/engine/run-plan.js";
import { withoutTimes } from "../../src/report/times.js";
import { reportFormats, reportWriters } from "../../src/report/writers.js";
import { createSandboxEnvironment } from "../../src/sandbox-environment.js";
import { breaking, withBody, withError } from "../broken-server.js";
import { sampleResult } from "./sample-result.js";

const honest: FetchLayer = (next) => next;
/** Several defects at once, so that the order they are met in would show. */
const broken: FetchLayer = (next) =>
  [
    breaking("/accounts", 2, { json: withBody((body) => ({ ...body, surprise: 1 })) }),
    breaking("/v1.0/check_connexion", 2, { contentType: "text/plain" }),
    breaking("/balance", 2, { json: withBody(({ balance: _, ...body }) => body) }),
    breaking("/cards", 4, { json: withError({ exception: "NoSuchException" }) }),
    breaking("/oauth/v2/token", 4, { status: 418 }),
  ].reduce((below, layer) => layer(below), next);

const baseUrl = "http://sandbox.test/anytime";
const startedAt = Date.UTC(2026, 0, 5, 12);

/** A run in this process against a fresh sandbox whose clock stands still. */
async function run(layer: FetchLayer): Promise<PlanResult> {
  const sandbox = createSandbox({ seed: "same-bytes", now: () => startedAt });
  const wire: typeof fetch = async (input, init) => sandbox.fetch(new Request(input, init));
  const whole = createAnytimeApi();
  // Which of two calls sent at once comes first is not ours to say.
  const api = { ...whole, probes: whole.probes.filter(({ checks }) => !checks.includes("no-overdraft")) };
  const tenancy = api.tenancy();
  const environment = createSandboxEnvironment({ controlUrl: "http://sandbox.test/_sandbox", tenancy, fetch: wire });
  try {
    return await runPlan({ api, environment, baseUrl, profile: "smoke", seed: 3, fetch: layer(wire) });
  } finally {
    await environment.close();
    await sandbox.close();
  }
}

describe("reportWriters", () => {
  test.each([
    { name: "a server that keeps its contract", layer: honest },
    { name: "a server with several defects", layer: broken },
  ])(
    "write the same bytes for two runs with one seed against $name, times aside",
    async ({ layer }) => {
      const [first, second] = [await run(layer), await run(layer)];
      expect(first.findings.length > 0).toBe(layer === broken);
      for (const format of reportFormats) {
        const { write } = reportWriters[format];
        expect(write(withoutTimes(second))).toBe(write(withoutTimes(first)));
      }
    },
    120_000,
  );

  test("write the result as JSON that reads back", () => {
    expect(JSON.parse(reportWriters.json.write(sampleResult()))).toEqual(sampleResult());
  });
});

describe("withoutTimes", () => {
  test("takes out milliseconds and dates of answers, and nothing else", () => {
    const { ms, phases, findings, scenarios, ...rest } = withoutTimes(sampleResult());
    expect(
      [ms, ...phases.map((each) => each.ms), ...scenarios.map((each) => each.ms)].every((each) => each === 0),
    ).toBe(true);
    expect(findings[0]?.steps[0]?.responseHeaders).toEqual({ "content-type": "text/html" });
    const { ms: _, phases: __, findings: ___, scenarios: ____, ...before } = sampleResult();
    expect(rest).toEqual(before);
  });
});
