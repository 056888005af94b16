import type { FetchLayer } from "@openissuing/signing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAnytimeApi } from "../../src/anytime/api.js";
import { type CheckId, checks } from "../../src/checks.js";
import type { PlanResult } from "../../src/engine/plan.js";
import { runPlan } from "../../src/engine/run-plan.js";
import type { Environment } from "../../src/environment.js";
import type { JsonObject } from "../../src/json.js";
import { createPlainEnvironment } from "../../src/plain-environment.js";
import { breaking, withBody } from "../broken-server.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

const api = createAnytimeApi();
const { probes } = api;

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
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

const checksOf = ({ findings }: PlanResult) => findings.map(({ check }) => check);

describe("probes", () => {
  test("have ids of their own and checks that probes can fail", () => {
    const ids = probes.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const phasesOf = (check: CheckId): readonly string[] => checks[check].phases;
    expect(probes.filter(({ checks: own }) => own.some((check) => !phasesOf(check).includes("probes")))).toEqual([]);
  });

  test("find nothing in the sandbox, and ask each of their checks", async () => {
    const result = await put({});
    expect({ findings: result.findings, broken: result.broken, notes: result.notes }).toEqual({
      findings: [],
      broken: [],
      notes: [],
    });
    const asked = result.checks.filter((each) => each.asked > 0).map(({ check }) => check);
    expect(probes.flatMap((probe) => probe.checks).filter((check) => !asked.includes(check))).toEqual([]);
    const [phase] = result.phases.filter(({ phase }) => phase === "probes");
    expect([phase?.cases, phase?.failed]).toEqual([probes.length, 0]);
  }, 120_000);

  test("are left out by name where a server has no control API", async () => {
    const { baseUrl } = sandbox;
    const nobody = { clientId: "x", clientSecret: "x", username: "x", password: "x", privateKey: "x" };
    const { notes, phases } = await put({ id: "money-moves", environment: createPlainEnvironment(baseUrl, nobody) });
    expect(phases.find(({ phase }) => phase === "probes")?.requests).toBe(0);
    const needs = ["clock", "kyc", "money", "payments", "transfers"];
    expect(notes).toEqual(needs.map((need) => expect.stringContaining(` need ${need},`)));
  });
});

const success = (pathEnd: string, change: (body: JsonObject) => unknown): FetchLayer =>
  breaking(pathEnd, 2, { json: withBody(change) });
const firstRow = (body: JsonObject, name: string, changes: JsonObject) => {
  const [first, ...others] = Array.isArray(body[name]) ? body[name] : [];
  return { ...body, [name]: first === undefined ? [] : [{ ...first, ...changes }, ...others] };
};

describe("a server that", () => {
  test.each([
    {
      name: "counts a row too few",
      probe: "totals",
      check: "list-totals-true",
      layer: success("/v1.0/accounts", (body) => ({ ...body, total_results: Number(body.total_results) - 1 })),
    },
    {
      name: "leaves the first row of each page out",
      probe: "pages",
      check: "pagination-complete",
      layer: success("/v1.0/accounts", (body) => ({
        ...body,
        accounts: Array.isArray(body.accounts) ? body.accounts.slice(1) : body.accounts,
      })),
    },
    {
      name: "dates the past hour",
      probe: "dates-now",
      check: "dates-documented",
      layer: success("/transactions", (body) => firstRow(body, "transactions", { date: "2026-01-01 00:00:00" })),
    },
    {
      name: "writes a card number into a description",
      probe: "card-data-answers",
      check: "card-data-secret",
      layer: success("/statements", (body) =>
        firstRow(body, "transactions", { description: "paid with 4000 0075 7000 0023" }),
      ),
    },
    {
      name: "tells a balance a cent off",
      probe: "money-moves",
      check: "money-conserved",
      layer: success("/statements", (body) => firstRow(body, "transactions", { balance: 0.01 })),
    },
    {
      name: "gives each virtual IBAN the same number",
      probe: "ids-unique",
      check: "ids-stable",
      layer: success("/virtual-ibans", (body) => ({ ...body, iban: "FR7699999000016440870000359" })),
    },
    {
      name: "knows no end of a card",
      probe: "ended-card",
      check: "deleted-gone",
      layer: breaking("/details-display", 4, { status: 200 }),
    },
    {
      name: "refuses a method as an unknown path",
      probe: "methods",
      check: "method-refused",
      layer: breaking("/v1.0/apicheck", 4, {
        json: withBody(() => ({ error: { code: 4040010, message: "x", exception: "x" } })),
      }),
    },
  ] as const)("$name fails $check in the probe $probe", async ({ check, layer, probe }) => {
    expect(checksOf(await put({ id: probe, fetch: layer(fetch) }))).toContain(check);
  });

  test("loses the webhooks of a failing receiver fails webhook-at-least-once", async () => {
    const forgetful: typeof fetch = async (input, init) => {
      await fetch(input, init);
      return new Response(null, { status: 200 });
    };
    const other = await startSandbox({ sendWebhooks: forgetful, patience: 500 });
    try {
      const { baseUrl, environment } = other;
      expect(checksOf(await put({ id: "webhooks-repeated", environment, baseUrl }))).toContain("webhook-at-least-once");
    } finally {
      await other.close();
    }
  });

  test("shows with a finding how to repeat it and what was sent", async () => {
    const layer = breaking("/details-display", 4, { status: 200 });
    const { findings } = await put({ id: "ended-card", fetch: layer(fetch) });
    const found = findings.find(({ check }) => check === "deleted-gone");
    expect([found?.replayId, found?.operationId, found?.phase]).toEqual([
      "probes/ended-card",
      "createCardDetailsLink",
      "probes",
    ]);
    expect(
      found?.steps.some(({ operationId, status }) => operationId === "createCardDetailsLink" && status === 200),
    ).toBe(true);
  });
});
