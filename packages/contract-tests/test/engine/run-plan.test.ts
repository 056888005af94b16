import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/engine/finding.js";
import type { PlanResult } from "../../src/engine/plan.js";
import { type RunPlanOptions, runPlan } from "../../src/engine/run-plan.js";
import { thingsApi, thingsEnvironment, thingsKit } from "./things.js";
import { thingsServer, type Wrongs } from "./things-server.js";

const play = (wrongs: Wrongs = {}, options: Partial<RunPlanOptions> = {}): Promise<PlanResult> =>
  runPlan({
    api: thingsApi,
    environment: thingsEnvironment(),
    baseUrl: "http://127.0.0.1:1",
    fetch: thingsServer(wrongs),
    profile: "full",
    seed: 1,
    ...options,
  });

const checksOf = ({ findings }: PlanResult) => [...new Set(findings.map(({ check }) => check))].sort();

/** All of a finding but what the server made up, and how often: a list shows what other cases left behind. */
const essence = ({ steps, times, ...finding }: Finding) => ({
  ...finding,
  steps: steps.map(({ operationId, method, requestBody, status }) => ({ operationId, method, requestBody, status })),
});

const manyWrongs: Wrongs = {
  shown: ({ size, ...thing }) => (thing.name.includes("e") ? thing : { size, ...thing }),
  listed: ({ name }) => name.length < 6,
  largest: 101,
  changes: ({ color, ...change }) => change,
  endsNothing: true,
};

describe("runPlan", () => {
  test("finds nothing at a server that keeps its contract", async () => {
    const result = await play();
    expect({ findings: result.findings.map(essence), broken: result.broken, end: result.end }).toEqual({
      findings: [],
      broken: [],
      end: "complete",
    });
  });

  test("counts each check where it was performed, and none that was not", async () => {
    const { checks } = await play();
    const asked = checks.filter((each) => each.asked > 0).map(({ check }) => check);
    expect(asked).toEqual([
      "answer-bounded",
      "answer-in-time",
      "authentication-required",
      "body-schema",
      "change-visible",
      "connection-kept",
      "content-type",
      "created-available",
      "created-listed",
      "deleted-gone",
      "documented-operation",
      "documented-status",
      "error-code",
      "error-exception",
      "error-operation",
      "error-status",
      "ids-stable",
      "invalid-data-refused",
      "media-type-refused",
      "method-refused",
      "no-server-error",
      "operation-succeeds",
      "reads-repeat",
      "repeated-parameter-refused",
      "required-data-refused",
      "unknown-member-refused",
      "unknown-resource-refused",
      "valid-data-accepted",
    ]);
  });

  test("finds the same with the same shortest sequences, one after the other and sixteen at once", async () => {
    const [slow, fast] = [await play(manyWrongs, { concurrency: 1 }), await play(manyWrongs, { concurrency: 16 })];
    expect(fast.findings.map(essence)).toEqual(slow.findings.map(essence));
    expect(checksOf(fast)).toEqual([
      "body-schema",
      "change-visible",
      "created-listed",
      "deleted-gone",
      "invalid-data-refused",
    ]);
  });

  test("counts the same cases, whatever comes first", async () => {
    const [slow, fast] = [await play(manyWrongs, { concurrency: 1 }), await play(manyWrongs, { concurrency: 16 })];
    const sums = ({ phases }: PlanResult) => phases.map(({ phase, cases }) => [phase, cases]);
    expect(sums(fast)).toEqual(sums(slow));
    const asked = ({ checks }: PlanResult) => checks.map(({ check, asked: times }) => [check, times > 0]);
    expect(asked(fast)).toEqual(asked(slow));
  });

  test("sends other random data for another seed", async () => {
    const wrongs: Wrongs = { listed: ({ name }) => !/[0-9]/.test(name) };
    const [one, two] = [await play(wrongs, { seed: 1 }), await play(wrongs, { seed: 2 })];
    expect(one.findings[0]?.replayId).not.toBe(two.findings[0]?.replayId);
  });
});

describe("the shortest sequence", () => {
  test("of a thing that is not listed is to make it and to list", async () => {
    const { findings } = await play({ listed: ({ name }) => name.length < 6 });
    const found = findings.find(({ check }) => check === "created-listed");
    expect(found?.steps.map(({ operationId }) => operationId)).toEqual(["createThing", "listThings"]);
    expect(JSON.parse(found?.steps[0]?.requestBody ?? "{}").name).toHaveLength(6);
  });

  test("of an end that ends nothing has no other moves than one", async () => {
    const { findings } = await play({ endsNothing: true });
    const [found] = findings.filter(({ check }) => check === "deleted-gone");
    expect(found?.steps.map(({ operationId }) => operationId).slice(-2)).toEqual(["endThing", "getThing"]);
    expect(found?.steps.length).toBeLessThanOrEqual(4);
  });

  test("of random data holds no optional member that does not matter", async () => {
    const { findings } = await play({ shown: (thing) => (thing.size > 90 ? { ...thing, size: "large" } : thing) });
    const found = findings.find(({ phase }) => phase === "random" || phase === "boundaries");
    expect(found?.check).toBe("body-schema");
    expect(Object.keys(JSON.parse(found?.steps.at(-1)?.requestBody ?? "{}"))).not.toContain("color");
  });
});

describe("an operation", () => {
  test("whose valid data never succeed is a finding of its own", async () => {
    const result = await play({ shown: () => undefined, isSilent: (method) => method === "DELETE" });
    const found = result.findings.filter(({ check }) => check === "operation-succeeds");
    expect(found.map(({ operationId }) => operationId)).toEqual(["endThing"]);
  });

  const succeeds = ({ findings }: PlanResult) =>
    findings.filter(({ check }) => check === "operation-succeeds").map(({ operationId }) => operationId);

  test("that cannot be called at all, because what it needs cannot be made, is a note beside what explains it", async () => {
    const result = await play({ refuses: "POST" });
    expect(succeeds(result)).toEqual(["createThing"]);
    expect(result.notes.filter((note) => note.includes("not called with valid data"))).toHaveLength(3);
  });

  test("that cannot be called at all is a finding where nothing else explains it", async () => {
    const resources = { thing: { make: async () => undefined } };
    const api = { ...thingsApi, kit: { ...thingsKit, resources } };
    const result = await play({}, { api, phases: ["examples"] });
    expect(succeeds(result)).toEqual(["getThing"]);
  });

  test("that gave no answer three times is asked no more", async () => {
    const send = thingsServer({ isSilent: (method) => method === "DELETE" });
    await play({}, { fetch: send, concurrency: 1, phases: ["examples", "boundaries", "random"] });
    expect(send.sent.filter((line) => line.startsWith("DELETE /things/")).length).toBeLessThan(10);
  });
});

describe("a run", () => {
  test("against a server that stopped answering ends early and says so", async () => {
    const send = thingsServer();
    let calls = 0;
    const result = await play(
      {},
      { fetch: (input, init) => (++calls > 40 ? Promise.reject(new TypeError()) : send(input, init)) },
    );
    expect([result.end, calls < 100]).toEqual(["early", true]);
    expect(result.findings.map(({ check }) => check)).toContain("connection-kept");
  });

  test("that is aborted keeps what it has", async () => {
    const ended = new AbortController();
    const result = await play(manyWrongs, {
      signal: ended.signal,
      onEvent: (event) => event.kind === "phase" && event.phase === "random" && ended.abort(),
    });
    expect(result.end).toBe("early");
    expect(result.findings.length).toBeGreaterThan(0);
    expect(result.phases.map(({ phase }) => phase)).toHaveLength(6);
  });

  test("without a check finds nothing of it, and says that it is off", async () => {
    const result = await play(manyWrongs, { disabled: ["body-schema"] });
    expect(checksOf(result)).not.toContain("body-schema");
    expect(result.checks.find(({ check }) => check === "body-schema")?.isDisabled).toBe(true);
  });

  test("of the profile read-only sends GET alone", async () => {
    const send = thingsServer();
    const result = await play({}, { fetch: send, profile: "read-only" });
    expect(new Set(send.sent.map((line) => line.split(" ")[0]))).toEqual(new Set(["GET"]));
    expect(result.findings).toEqual([]);
    expect(result.notes.some((note) => note.startsWith("getThing was not called with valid data"))).toBe(true);
  });

  test("without operations begins nothing", async () => {
    await expect(play({}, { include: ["getTing"] })).rejects.toMatchObject({ code: "ERR_PLAN_EMPTY" });
  });
});
