import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Api } from "../../src/api.js";
import type { Phase } from "../../src/checks.js";
import { runPlan } from "../../src/engine/run-plan.js";
import { createVaultsPayApi } from "../../src/vaultspay/api.js";
import { breakingServer } from "../brocard/breaking-server.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

const apiWith = (encryption: "off" | "on"): Api => ({ ...createVaultsPayApi({ encryption }), probes: [] });

let sealed: RunningSandbox;
let plain: RunningSandbox;
beforeAll(async () => {
  sealed = await startSandbox({ api: apiWith("on") });
  plain = await startSandbox({ api: apiWith("off") });
});
afterAll(async () => {
  await sealed.close();
  await plain.close();
});

const run = (
  encryption: "off" | "on",
  phases: readonly Phase[],
  { baseUrl, include }: { readonly baseUrl?: string; readonly include?: readonly string[] } = {},
) => {
  const sandbox = encryption === "on" ? sealed : plain;
  return runPlan({
    api: apiWith(encryption),
    environment: sandbox.environment,
    baseUrl: baseUrl ?? sandbox.baseUrl,
    profile: "full",
    seed: 7,
    phases,
    ...(include && { include }),
  });
};

describe("generated cases of VaultsPay", () => {
  test("find nothing in the sandbox, and succeed with all that is valid", async () => {
    const { broken, checks, findings, tallies } = await run("on", ["examples", "boundaries", "sequences"]);
    expect({ broken, findings }).toEqual({ broken: [], findings: [] });
    expect(tallies.filter(({ refusedByState }) => refusedByState > 0)).toEqual([]);
    const asked = checks.find(({ check }) => check === "answer-authenticity")?.asked ?? 0;
    expect(asked).toBeGreaterThan(1000);
  }, 120_000);

  test.each(["on", "off"] as const)(
    "call every operation with valid data that succeed, with encryption %s",
    async (encryption) => {
      const { findings, tallies } = await run(encryption, ["examples"]);
      expect(findings).toEqual([]);
      const silent = tallies.filter(({ accepted, phase }) => phase === "examples" && accepted === 0);
      expect(silent.map(({ operationId }) => operationId)).toEqual([]);
    },
    60_000,
  );
});

describe("a server of VaultsPay that", () => {
  test.each([
    {
      name: "takes invalid data",
      include: "createUser",
      check: "invalid-data-refused",
      change: ({ status, text }: { status: number; text: string }) => ({ status: status === 422 ? 200 : status, text }),
    },
    {
      name: "fails without a code of the catalogue",
      include: "createUser",
      check: "no-server-error",
      change: ({ status }: { status: number; text: string }) =>
        status === 422 ? { status: 500, text: "{}" } : undefined,
    },
    {
      name: "names a reason that is not one of the operation",
      include: "createUser",
      check: "error-operation",
      change: ({ status }: { status: number; text: string }) =>
        status === 422
          ? { status: 500, text: '{"code":1050,"message":"No","type":"TRANSFER_NOT_PERMITTED"}' }
          : undefined,
    },
  ])(
    "$name fails $check",
    async ({ change, check, include }) => {
      const proxy = await breakingServer(plain.baseUrl, (answer) => change(answer) ?? answer);
      try {
        const { findings } = await run("off", ["boundaries"], { baseUrl: proxy.baseUrl, include: [include] });
        expect(findings.map((finding) => finding.check)).toContain(check);
      } finally {
        await proxy.close();
      }
    },
    60_000,
  );

  test("answers in plain what was asked encrypted fails answer-authenticity", async () => {
    // The login is let through, else nobody could call at all.
    const proxy = await breakingServer(sealed.baseUrl, ({ status, text }) =>
      text.length > 2000 ? { status, text: text.replace("encryptedData", "plainData") } : { status, text },
    );
    try {
      const { findings } = await run("on", ["examples"], { baseUrl: proxy.baseUrl, include: ["listCountries"] });
      expect(findings.map((finding) => finding.check)).toContain("answer-authenticity");
    } finally {
      await proxy.close();
    }
  }, 60_000);
});
