import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBrocardApi } from "../../src/brocard/api.js";
import { checkIds } from "../../src/checks.js";
import type { PlanResult } from "../../src/engine/plan.js";
import { runPlan } from "../../src/engine/run-plan.js";
import type { Environment } from "../../src/environment.js";
import type { JsonObject } from "../../src/json.js";
import { leftOut } from "../../src/probes/brocard/not-applicable.js";
import { probes as allProbes } from "../../src/probes/index.js";
import { breaking } from "../broken-server.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

const api = createBrocardApi();
const { notApplicable = new Map<string, string>(), probes } = api;

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ api: "brocard" });
});
afterAll(() => sandbox.close());

/** Plays one probe, or all of them. */
function put(options: {
  readonly id?: string;
  readonly fetch?: typeof fetch;
  readonly environment?: Environment;
  readonly baseUrl?: string;
}): Promise<PlanResult> {
  const { baseUrl, environment } = sandbox;
  const chosen = options.id === undefined ? probes : probes.filter(({ id }) => id === options.id);
  return runPlan({
    environment,
    baseUrl,
    fetch,
    profile: "full",
    seed: 1,
    phases: ["probes"],
    ...options,
    api: { ...api, probes: chosen },
  });
}

const rowsOf = (body: JsonObject): readonly JsonObject[] => (Array.isArray(body.data) ? body.data : []);
const firstRow = (body: JsonObject, changes: JsonObject) => {
  const [first, ...others] = rowsOf(body);
  return { ...body, data: first === undefined ? [] : [{ ...first, ...changes }, ...others] };
};

describe("probes of Brocard", () => {
  test("find nothing in the sandbox, and ask each of their checks", async () => {
    const { broken, checks, findings } = await put({});
    expect({ broken, findings }).toEqual({ broken: [], findings: [] });
    const asked = checks.filter((each) => each.asked > 0).map(({ check }) => check);
    expect(probes.flatMap((probe) => probe.checks).filter((check) => !asked.includes(check))).toEqual([]);
  }, 120_000);

  test("leave out none without a named reason", () => {
    const put = new Set(probes.map(({ id }) => id));
    const missing = allProbes.filter(({ id }) => !put.has(id));
    expect(missing.filter(({ check, id }) => !leftOut.has(id) && !notApplicable.has(check))).toEqual([]);
  });

  test("tell each check that cannot be asked with its reason", async () => {
    const { checks, notes } = await put({ id: "authentication" });
    expect(notes).toEqual([...notApplicable].map(([check, reason]) => `${check} is not asked: ${reason}.`));
    expect([...notApplicable.keys()].filter((check) => !checkIds.some((id) => id === check))).toEqual([]);
    expect(checks.filter(({ asked, check }) => asked > 0 && notApplicable.has(check))).toEqual([]);
  });
});

describe("a server of Brocard that", () => {
  test.each([
    {
      name: "counts a row too few",
      probe: "totals",
      check: "list-totals-true",
      layer: breaking("/users", 2, { json: (body) => ({ ...body, total: Number(body.total) - 1 }) }),
    },
    {
      name: "leaves the first row of each page out",
      probe: "pages",
      check: "pagination-complete",
      layer: breaking("/cards", 2, { json: (body) => ({ ...body, data: rowsOf(body).slice(1) }) }),
    },
    {
      name: "dates a payment in the past",
      probe: "dates-now",
      check: "dates-documented",
      layer: breaking("/payments", 2, { json: (body) => firstRow(body, { date: "2026-01-01 00:00:00" }) }),
    },
    {
      name: "writes a card number into a title",
      probe: "card-data-answers",
      check: "card-data-secret",
      layer: breaking("/cards", 2, { json: (body) => firstRow(body, { title: "4000 0075 7000 0023" }) }),
    },
    {
      name: "tells a payment a cent off",
      probe: "money-moves",
      check: "money-conserved",
      layer: breaking("/payments", 2, { json: (body) => firstRow(body, { amount: "0.01" }) }),
    },
    {
      name: "gives each card the same number",
      probe: "ids-unique",
      check: "ids-stable",
      layer: breaking("/cards", 2, { json: (body) => (body.id === undefined ? body : { ...body, id: 1 }) }),
    },
    {
      name: "tells another amount of a refund alone than in the list",
      probe: "ids-found",
      check: "ids-stable",
      layer: breaking("/refunds", 2, { json: (body) => firstRow(body, { amount: "77.00" }) }),
    },
    {
      name: "accepts what is beyond the money",
      probe: "spent-once",
      check: "no-overdraft",
      layer: breaking("/transfers", 4, { status: 201 }),
    },
    {
      name: "shows a card of another company",
      probe: "foreign-resource",
      check: "foreign-resource-invisible",
      layer: breaking("/log", 4, { status: 200 }),
    },
    {
      name: "lets anybody read the balance",
      probe: "authentication",
      check: "authentication-required",
      layer: breaking("/balance", 4, { status: 200 }),
    },
    {
      name: "refuses a method as an unknown path",
      probe: "methods",
      check: "method-refused",
      layer: breaking("/balance", 4, { status: 404 }),
    },
  ] as const)("$name fails $check in the probe $probe", async ({ check, layer, probe }) => {
    const { findings } = await put({ id: probe, fetch: layer(fetch) });
    expect(findings.map((found) => found.check)).toContain(check);
  });

  test("loses the webhooks of a failing receiver fails webhook-at-least-once", async () => {
    const forgetful: typeof fetch = async (input, init) => {
      await fetch(input, init);
      return new Response(null, { status: 200 });
    };
    const other = await startSandbox({ api: "brocard", sendWebhooks: forgetful, patience: 500 });
    try {
      const { baseUrl, environment } = other;
      const { findings } = await put({ id: "webhooks-repeated", environment, baseUrl });
      expect(findings.map(({ check }) => check)).toContain("webhook-at-least-once");
    } finally {
      await other.close();
    }
  });
});
