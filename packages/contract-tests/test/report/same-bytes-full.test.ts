import { createSandbox } from "@openissuing/sandbox";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { apis } from "../../src/apis.js";
import type { PlanResult } from "../../src/engine/plan.js";
import { runPlan } from "../../src/engine/run-plan.js";
import { withoutTimes } from "../../src/report/times.js";
import { createSandboxEnvironment } from "../../src/sandbox-environment.js";

/** What the profile smoke, which another test plays whole, has little of or nothing. */
const phases = ["sequences", "probes"] as const;
const startedAt = Date.UTC(2026, 0, 5, 12);

async function run(name: string, change: (text: string) => string) {
  const api = apis[name]?.();
  if (api === undefined) throw new TypeError(`no ${name}`);
  const sandbox = createSandbox({ seed: "same-bytes", now: () => startedAt });
  const wire: typeof fetch = async (input, init) => sandbox.fetch(new Request(input, init));
  const broken: typeof fetch = async (input, init) => {
    const response = await wire(input, init);
    if (!response.headers.get("content-type")?.includes("json")) return response;
    const { status, headers } = response;
    return new Response(change(await response.text()), { status, headers });
  };
  const tenancy = api.tenancy();
  const environment = createSandboxEnvironment({ controlUrl: "http://sandbox.test/_sandbox", tenancy, fetch: wire });
  try {
    const baseUrl = `http://sandbox.test/${name}`;
    return withoutTimes(await runPlan({ api, environment, baseUrl, profile: "full", seed: 3, fetch: broken, phases }));
  } finally {
    await environment.close();
    await sandbox.close();
  }
}

/** Lines of the reports that differ, the first ten. */
function differences(first: PlanResult, second: PlanResult): readonly string[] {
  const [left, right] = [first, second].map((result) => JSON.stringify(result, null, 1).split("\n"));
  return (left ?? []).filter((line, index) => line !== right?.[index]).slice(0, 10);
}

// No answer of Brocard tells the time, so its probes look at the clock of this machine.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: startedAt });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each(["anytime", "brocard"])("two runs of the profile full with one seed against %s", (name) => {
  test("that breaks it give the same result, times aside", async () => {
    const change = (text: string) => text.replace(/"(status|state|balance)":/, '"odd":1,"$1":');
    const [first, second] = [await run(name, change), await run(name, change)];
    expect(first.findings.length).toBeGreaterThan(3);
    expect(differences(first, second)).toEqual([]);
  }, 240_000);
});
