import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBrocardApi } from "../../src/brocard/api.js";
import type { Phase } from "../../src/checks.js";
import { runPlan } from "../../src/engine/run-plan.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";
import { breakingServer } from "./breaking-server.js";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ api: "brocard" });
});
afterAll(async () => {
  await sandbox.close();
});

const run = (phases: readonly Phase[], include?: readonly string[], baseUrl = sandbox.baseUrl) =>
  runPlan({
    api: createBrocardApi(),
    environment: sandbox.environment,
    baseUrl,
    profile: "full",
    seed: 7,
    phases,
    ...(include && { include }),
  });

describe("generated cases of Brocard", () => {
  test("find nothing in the sandbox, and succeed with nearly all that is valid", async () => {
    const { broken, findings, tallies } = await run(["examples", "boundaries", "sequences"]);
    expect({ broken, findings }).toEqual({ broken: [], findings: [] });
    const sum = (of: "accepted" | "refusedByState") => tallies.reduce((total, tally) => total + tally[of], 0);
    expect(sum("accepted")).toBeGreaterThan(50 * sum("refusedByState"));
  }, 60_000);

  test("call every operation with valid data that succeed", async () => {
    const { notes, tallies } = await run(["examples"]);
    const silent = tallies.filter(({ accepted, phase }) => phase === "examples" && accepted === 0);
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
    // It has no signatures that could be left unchecked.
    expect(notes.filter((note) => note.startsWith("Signatures"))).toEqual([]);
  }, 60_000);
});

describe("a server of Brocard that", () => {
  test.each([
    {
      name: "takes invalid data",
      phases: ["boundaries"],
      include: "createUser",
      check: "invalid-data-refused",
      change: ({ status, text }: { status: number; text: string }) => ({ status: status === 422 ? 201 : status, text }),
    },
    {
      name: "does not keep what was changed",
      phases: ["sequences"],
      include: "createCard",
      check: "change-visible",
      change: ({ status, text }: { status: number; text: string }) => ({
        status,
        text: text.replace(/"title":"[^"]*"/g, '"title":"Always the same"'),
      }),
    },
  ] as const)(
    "$name fails $check",
    async ({ change, check, include, phases }) => {
      const proxy = await breakingServer(sandbox.baseUrl, change);
      try {
        const { findings } = await run(phases, [include], proxy.baseUrl);
        expect(findings.map((finding) => finding.check)).toContain(check);
      } finally {
        await proxy.close();
      }
    },
    60_000,
  );
});
