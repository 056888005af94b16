import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkIds } from "../../src/checks.js";
import type { PlanResult } from "../../src/engine/plan.js";
import { runPlan } from "../../src/engine/run-plan.js";
import type { Environment } from "../../src/environment.js";
import type { JsonObject } from "../../src/json.js";
import { probes as allProbes } from "../../src/probes/index.js";
import { leftOut } from "../../src/probes/vaultspay/not-applicable.js";
import { createVaultsPayApi } from "../../src/vaultspay/api.js";
import { breaking } from "../broken-server.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

const apis = { on: createVaultsPayApi(), off: createVaultsPayApi({ encryption: "off" }) };
const { notApplicable = new Map<string, string>(), probes } = apis.on;

let sandboxes: { readonly on: RunningSandbox; readonly off: RunningSandbox };
beforeAll(async () => {
  sandboxes = { on: await startSandbox({ api: apis.on }), off: await startSandbox({ api: apis.off }) };
});
afterAll(async () => {
  await sandboxes.on.close();
  await sandboxes.off.close();
});

/** Plays one probe, or all of them. */
function put(options: {
  readonly encryption?: "off" | "on";
  readonly id?: string;
  readonly fetch?: typeof fetch;
  readonly environment?: Environment;
  readonly baseUrl?: string;
}): Promise<PlanResult> {
  const { encryption = "off", id, ...others } = options;
  const { baseUrl, environment } = sandboxes[encryption];
  const chosen = id === undefined ? probes : probes.filter((probe) => probe.id === id);
  const api = { ...apis[encryption], probes: chosen };
  return runPlan({ environment, baseUrl, fetch, profile: "full", seed: 1, phases: ["probes"], ...others, api });
}

describe("probes of VaultsPay", () => {
  test.each(["on", "off"] as const)(
    "find nothing in the sandbox with encryption %s, and ask each of their checks",
    async (encryption) => {
      const { broken, checks, findings } = await put({ encryption });
      const told = findings.map(({ check, operationId, message }) => `${check} ${operationId} ${message}`);
      expect({ broken, told }).toEqual({ broken: [], told: [] });
      const asked = checks.filter((each) => each.asked > 0).map(({ check }) => check);
      expect(probes.flatMap((probe) => probe.checks).filter((check) => !asked.includes(check))).toEqual([]);
    },
    120_000,
  );

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

  test("are each shown a server that fails their check", () => {
    const shown = new Set<string>([...broken, ...brokenSenders].map(({ check }) => check));
    expect(probes.flatMap((probe) => probe.checks).filter((check) => !shown.has(check))).toEqual([]);
  });
});

const rowsOf = (body: JsonObject): readonly JsonObject[] => (Array.isArray(body.data) ? body.data : []);
const firstRow = (body: JsonObject, changes: JsonObject) => {
  const [first, ...others] = rowsOf(body);
  return { ...body, data: first === undefined ? body.data : [{ ...first, ...changes }, ...others] };
};
const dataWith = (body: JsonObject, changes: JsonObject) => ({ ...body, data: { ...Object(body.data), ...changes } });
let count = 0;

const broken = [
  {
    name: "counts a row too few",
    probe: "totals",
    check: "list-totals-true",
    layer: breaking("/accounts", 2, {
      json: (body) => ({ ...body, pagination: { ...Object(body.pagination), totalCount: 1 } }),
    }),
  },
  {
    name: "leaves the first row of each page out",
    probe: "pages",
    check: "pagination-complete",
    layer: breaking("/transactions", 2, { json: (body) => ({ ...body, data: rowsOf(body).slice(1) }) }),
  },
  {
    name: "dates a transaction in the past",
    probe: "dates-now",
    check: "dates-documented",
    layer: breaking("/transactions", 2, {
      json: (body) => firstRow(body, { dateTime: "2026-01-01T00:00:00.000+00:00" }),
    }),
  },
  {
    name: "writes a card number into a title",
    probe: "card-data-answers",
    check: "card-data-secret",
    layer: breaking("/card-tiers", 2, { json: (body) => firstRow(body, { title: "4000 0075 7000 0023" }) }),
  },
  {
    name: "writes a card number into a refusal",
    probe: "card-data-refusals",
    check: "card-data-secret",
    layer: breaking("/get-card-pan", 5, { json: (body) => ({ ...body, message: "4000007570000023 is replaced" }) }),
  },
  {
    name: "tells the balance of each account a unit more each time",
    probe: "money-moves",
    check: "money-conserved",
    layer: breaking("/accounts", 2, { json: (body) => firstRow(body, { balance: ++count }) }),
  },
  {
    name: "changes a balance when it is read",
    probe: "money-rests",
    check: "money-conserved",
    layer: breaking("/accounts", 2, { json: (body) => firstRow(body, { balance: ++count }) }),
  },
  {
    name: "gives each card the same number",
    probe: "ids-unique",
    check: "ids-stable",
    layer: breaking("/cards", 2, { json: (body) => dataWith(body, { id: 4001 }) }),
  },
  {
    name: "tells another narration of a transaction alone than in the list",
    probe: "ids-found",
    check: "ids-stable",
    layer: breaking("/transactions", 2, { json: (body) => firstRow(body, { narration: "Something else" }) }),
  },
  {
    name: "answers a read otherwise each time",
    probe: "reads-repeat",
    check: "reads-repeat",
    layer: breaking("/transaction-limits", 2, { json: (body) => firstRow(body, { slug: `LIMIT_${++count}` }) }),
  },
  {
    name: "answers a repeated change otherwise",
    probe: "repeated-change",
    check: "idempotent-repeat",
    layer: breaking("/card-security", 2, {
      json: (body) => (Array.isArray(body.data) ? body : dataWith(body, { title: `Switch ${++count}` })),
    }),
  },
  {
    name: "accepts what is beyond the money",
    probe: "spent-once",
    check: "no-overdraft",
    layer: breaking("/direct-transfer", 5, { status: 200 }),
  },
  {
    name: "shows the card of another company",
    probe: "foreign-resource",
    check: "foreign-resource-invisible",
    layer: breaking("/cards/details", 4, { status: 200 }),
  },
  {
    name: "lets anybody read the tiers",
    probe: "authentication",
    check: "authentication-required",
    layer: breaking("/card-tiers", 4, { status: 200 }),
  },
  {
    name: "refuses a token that has expired as one nobody knows",
    probe: "expired-token",
    check: "expired-token-refused",
    layer: breaking("/card-tiers", 4, { json: (body) => ({ ...body, code: 1036 }) }),
  },
  {
    name: "ends a token before its time",
    probe: "token-lifetime",
    check: "expired-token-refused",
    layer: breaking("/card-tiers", 2, { status: 401, json: () => ({ code: 1003 }) }),
  },
  {
    name: "answers a ping from anywhere",
    probe: "foreign-address",
    check: "foreign-address-refused",
    layer: breaking("/ping", 4, { status: 200 }),
  },
  {
    name: "shows the number of a card that was replaced",
    probe: "ended-card",
    check: "deleted-gone",
    layer: breaking("/get-card-pan", 5, { status: 200 }),
  },
  {
    name: "takes methods nobody has",
    probe: "methods",
    check: "method-refused",
    layer: breaking("/card-tiers", 5, { status: 200 }),
  },
  {
    name: "finds something where nothing is",
    probe: "paths",
    check: "unknown-path-refused",
    layer: breaking("/nothing-here", 5, { status: 200 }),
  },
] as const;

const taken = () => new Response(null, { status: 200 });
/** Delivers the first of two messages after the second. */
const swapping = (): typeof fetch => {
  let held: Request | undefined;
  return async (input, init) => {
    const now = new Request(input, init);
    const before = held;
    held = before === undefined ? now : undefined;
    if (before !== undefined) for (const each of [now, before]) await fetch(each);
    return taken();
  };
};

const brokenSenders = [
  {
    name: "loses its webhooks",
    probe: "webhooks-delivered",
    check: "webhook-delivered",
    send: (): typeof fetch => async () => taken(),
  },
  {
    name: "loses the webhooks of a failing receiver",
    probe: "webhooks-repeated",
    check: "webhook-at-least-once",
    send: (): typeof fetch => async (input, init) => {
      await fetch(input, init);
      return taken();
    },
  },
  {
    name: "tells what was done after what followed",
    probe: "webhooks-ordered",
    check: "webhook-in-order",
    send: swapping,
  },
] as const;

describe("a server of VaultsPay that", () => {
  test.each(broken)(
    "$name fails $check in the probe $probe",
    async ({ check, layer, probe }) => {
      const { findings } = await put({ id: probe, fetch: layer(fetch) });
      expect(findings.map((found) => found.check)).toContain(check);
    },
    60_000,
  );

  test.each(brokenSenders)(
    "$name fails $check in the probe $probe",
    async ({ check, probe, send }) => {
      const other = await startSandbox({ api: apis.off, sendWebhooks: send(), patience: 500 });
      try {
        const { baseUrl, environment } = other;
        const { findings } = await put({ id: probe, environment, baseUrl });
        expect(findings.map((found) => found.check)).toContain(check);
      } finally {
        await other.close();
      }
    },
    60_000,
  );

  test("answers a probe in plain that was asked encrypted fails answer-authenticity", async () => {
    const plain: typeof fetch = async (input, init) => {
      const { body, headers, status } = await fetch(input, init);
      const open = new Headers(headers);
      open.delete("x-session-nonce");
      return new Response(body, { status, headers: open });
    };
    const { findings } = await put({ encryption: "on", id: "methods", fetch: plain });
    expect(findings.map(({ check }) => check)).toContain("answer-authenticity");
  });
});
