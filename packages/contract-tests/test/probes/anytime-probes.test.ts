import type { FetchLayer } from "@openissuing/signing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAnytimeApi } from "../../src/anytime/api.js";
import { type CheckId, checks } from "../../src/checks.js";
import type { JsonObject } from "../../src/json.js";
import { createPlainEnvironment } from "../../src/plain-environment.js";
import { probeName, withProbes } from "../../src/probes/anytime/with-probes.js";
import { probes } from "../../src/probes/index.js";
import { runScenarios } from "../../src/run-scenarios.js";
import { breaking, withBody } from "../broken-server.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

const api = withProbes(createAnytimeApi());
const probesAlone = { ...api, scenarios: api.scenarios.filter(({ name }) => name.startsWith(probeName(""))) };

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describe("probes", () => {
  test("have ids of their own and checks that probes can fail", () => {
    const ids = probes.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const phasesOf = (check: CheckId): readonly string[] => checks[check].phases;
    expect(probes.filter(({ check }) => !phasesOf(check).includes("probes"))).toEqual([]);
  });

  test("find nothing in the sandbox, each of them by asking it", async () => {
    const results = await sandbox.play({ api: probesAlone });
    expect(results).toHaveLength(probes.length);
    const failed = results.filter(({ outcome }) => outcome !== "passed");
    expect(failed.map(({ name, reason, violations }) => ({ name, reason, violations }))).toEqual([]);
    expect(results.filter(({ requests }) => requests.length < 4).map(({ name }) => name)).toEqual([]);
  }, 120_000);

  test("are skipped by name where a server has no control API", async () => {
    const baseUrl = sandbox.baseUrl;
    const nobody = { clientId: "x", clientSecret: "x", username: "x", password: "x", privateKey: "x" };
    const environment = createPlainEnvironment(baseUrl, nobody);
    const chosen = { ...api, scenarios: probesAlone.scenarios.filter(({ needs }) => needs.length > 0) };
    const results = await runScenarios({ api: chosen, environment, baseUrl });
    expect(results.every(({ outcome }) => outcome === "skipped")).toBe(true);
    const money = results.find(({ name }) => name === probeName("money-moves"));
    expect(money?.reason).toBe("needs clock, kyc, money, payments, transfers");
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
    const chosen = { ...api, scenarios: api.scenarios.filter(({ name }) => name === probeName(probe)) };
    const [result] = await sandbox.play({ api: chosen, fetch: layer(fetch) });
    expect(result?.outcome).toBe("violated");
    expect(result?.violations.map((violation) => violation.check)).toContain(check);
  });

  test("loses the webhooks of a failing receiver fails webhook-at-least-once", async () => {
    const forgetful: typeof fetch = async (input, init) => {
      await fetch(input, init);
      return new Response(null, { status: 200 });
    };
    const other = await startSandbox({ sendWebhooks: forgetful, patience: 500 });
    try {
      const chosen = { ...api, scenarios: api.scenarios.filter(({ name }) => name === probeName("webhooks-repeated")) };
      const [result] = await other.play({ api: chosen });
      expect(result?.violations.map(({ check }) => check)).toContain("webhook-at-least-once");
    } finally {
      await other.close();
    }
  });

  test("shows in each finding the request behind it", async () => {
    const chosen = { ...api, scenarios: api.scenarios.filter(({ name }) => name === probeName("ended-card")) };
    const layer = breaking("/details-display", 4, { status: 200 });
    const [result] = await sandbox.play({ api: chosen, fetch: layer(fetch) });
    const found = result?.violations.find(({ check }) => check === "deleted-gone");
    const exchange = result?.requests.find(({ number }) => number === found?.exchange);
    expect([exchange?.operationId, exchange?.status]).toEqual(["createCardDetailsLink", 200]);
  });
});
