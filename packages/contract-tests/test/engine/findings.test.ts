import { describe, expect, test } from "vitest";
import type { CheckId } from "../../src/checks.js";
import type { Step } from "../../src/engine/finding.js";
import { createFindings, type Findings, type LazyObservation } from "../../src/engine/findings.js";

const step = (name: string): Step => ({
  operationId: name,
  method: "GET",
  url: "/",
  requestHeaders: {},
  requestBody: undefined,
  status: 200,
  responseHeaders: {},
  responseBody: undefined,
  ms: 1,
});

function seen(
  changes: Partial<LazyObservation> & { check?: CheckId; pointer?: string; steps?: LazyObservation["steps"] },
) {
  const { check = "body-schema", pointer, ...rest } = changes;
  return {
    violation: { check, message: "is wrong", ...(pointer !== undefined && { pointer }) },
    operationId: "getThing",
    phase: "random",
    because: "",
    evidence: "stated",
    replayId: `at-${rest.order ?? 0}`,
    order: 0,
    steps: [async () => step("getThing")],
    ...rest,
  } satisfies LazyObservation;
}

const twoSteps = [async () => step("createThing"), async () => step("getThing")];
const make = (disabled: readonly CheckId[] = []): Findings =>
  createFindings(new Set(disabled), ["listThings", "getThing", "general"]);

async function idsAfter(...observations: readonly LazyObservation[]) {
  const findings = make();
  for (const each of observations) await findings.add(each);
  return findings.all().map(({ replayId, times }) => [replayId, times]);
}

describe("createFindings", () => {
  test("shows the shortest sequence, and of two that are as short the first of the plan, whatever comes first", async () => {
    const [long, late, early] = [seen({ order: 1, steps: twoSteps }), seen({ order: 9 }), seen({ order: 4 })];
    for (const order of [
      [long, late, early],
      [early, late, long],
      [late, early, long],
    ]) {
      expect(await idsAfter(...order)).toEqual([["at-4", 3]]);
    }
  });

  test("keeps the finding of the first phase that had it", async () => {
    expect(await idsAfter(seen({ phase: "examples", order: 7, steps: twoSteps }), seen({ order: 1 }))).toEqual([
      ["at-7", 2],
    ]);
  });

  test("counts rows of a list as one place, members as several", async () => {
    const findings = make();
    for (const pointer of ["/rows/0/id", "/rows/17/id", "/rows/0/name"]) await findings.add(seen({ pointer }));
    expect(findings.all().map(({ pointer, times }) => [pointer, times])).toEqual([
      ["/rows/*/id", 2],
      ["/rows/*/name", 1],
    ]);
  });

  test("tells of a new finding once, with its steps", async () => {
    const findings = make();
    const first = await findings.add(seen({}));
    expect(first?.steps).toEqual([step("getThing")]);
    expect(await findings.add(seen({ order: 1 }))).toBeUndefined();
  });

  test("makes steps for what is shown alone", async () => {
    const findings = make();
    await findings.add(seen({}));
    const costly = async () => Promise.reject(new Error("nobody asked for it"));
    await expect(findings.add(seen({ order: 5, steps: [costly, costly] }))).resolves.toBeUndefined();
  });

  test("keeps the better one where both are made at the same time", async () => {
    const findings = make();
    await Promise.all([
      findings.add(seen({ order: 3 })),
      findings.add(seen({ order: 2 })),
      findings.add(seen({ order: 5 })),
    ]);
    expect(findings.all().map(({ replayId, steps }) => [replayId, steps.length])).toEqual([["at-2", 1]]);
  });

  test("are stated once one case shows them to be, however short the others are", async () => {
    const [inferred, stated] = [seen({ evidence: "inferred" }), seen({ order: 9, steps: twoSteps })];
    for (const both of [
      [inferred, stated],
      [stated, inferred],
    ]) {
      const findings = make();
      for (const each of both) await findings.add(each);
      expect(findings.all().map(({ evidence, replayId }) => [evidence, replayId])).toEqual([["stated", "at-0"]]);
    }
  });

  test("drops what belongs to a check that is switched off", async () => {
    const findings = make(["body-schema"]);
    await findings.add(seen({}));
    expect([findings.size, findings.all()]).toEqual([0, []]);
  });

  test("lets itself be improved by what is shorter, not by what is longer", async () => {
    const findings = make();
    const observation = seen({ steps: twoSteps });
    await findings.add(observation);
    const key = findings.keyOf(observation);
    await findings.improve(key, { because: "longer", replayId: "longer", steps: [...twoSteps, ...twoSteps] });
    await findings.improve(key, { because: "shorter", replayId: "shorter", steps: [async () => step("getThing")] });
    expect(findings.get(key)).toMatchObject({ because: "shorter", replayId: "shorter", times: 1 });
  });

  test("come worst first, then in the order of the document, then in that of the checks", async () => {
    const findings = make();
    await findings.add(seen({ check: "no-server-error" }));
    await findings.add(seen({ check: "body-schema" }));
    await findings.add(seen({ check: "no-server-error", operationId: "listThings" }));
    expect(findings.all().map(({ operationId, check }) => `${operationId} ${check}`)).toEqual([
      "listThings no-server-error",
      "getThing body-schema",
      "getThing no-server-error",
    ]);
  });
});
