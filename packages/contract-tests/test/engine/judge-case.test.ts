import { describe, expect, test } from "vitest";
import type { Case, Expectation } from "../../src/engine/case.js";
import { judgeCase } from "../../src/engine/judge-case.js";
import { makePlan } from "../../src/engine/make-plan.js";
import type { Reply } from "../../src/engine/session.js";
import { thingsApi, thingsKit } from "./things.js";

const { cases } = makePlan({ api: thingsApi, profile: "full", seed: 1 }).plan;
const [any] = cases.filter(({ operationId }) => operationId === "getThing");
const refused: Expectation = { kind: "refused", why: "it is wrong", check: "invalid-data-refused", statuses: [400] };
const accepted: Expectation = { kind: "accepted", why: "it is right" };

function judge(expects: Expectation, reply: Partial<Reply>, isPrepared = true) {
  if (any === undefined) throw new TypeError("there is no case");
  const played: Case = { ...any, expects };
  const whole = { status: 200, failure: undefined, code: undefined, violations: [], ...reply };
  const rest = { headers: {}, content: undefined, ms: 1, step: () => Promise.reject(new Error("not asked for")) };
  const { outcome, violations, asked } = judgeCase(played, { ...rest, ...whole }, { kit: thingsKit, isPrepared });
  return { outcome, checks: violations.map(({ check }) => check), asked };
}

describe("judgeCase", () => {
  test.each([
    { name: "valid data that succeed", expects: accepted, reply: { status: 200 }, outcome: "accepted", checks: [] },
    {
      name: "valid data that are refused",
      expects: accepted,
      reply: { status: 400, code: 4001 },
      outcome: "violated",
      checks: ["valid-data-accepted"],
    },
    {
      name: "invalid data that are refused",
      expects: refused,
      reply: { status: 400, code: 4001 },
      outcome: "refused",
      checks: [],
    },
    {
      name: "invalid data that succeed",
      expects: refused,
      reply: { status: 200 },
      outcome: "violated",
      checks: ["invalid-data-refused"],
    },
    {
      name: "invalid data refused otherwise",
      expects: refused,
      reply: { status: 404, code: 4041 },
      outcome: "violated",
      checks: ["invalid-data-refused"],
    },
    {
      name: "a code of another operation",
      expects: refused,
      reply: { status: 400, code: 4091 },
      outcome: "violated",
      checks: ["error-operation"],
    },
    {
      name: "a server that fails",
      expects: accepted,
      reply: { status: 500 },
      outcome: "violated",
      checks: ["no-server-error"],
    },
    {
      name: "no answer",
      expects: accepted,
      reply: { status: undefined, failure: "closed" },
      outcome: "violated",
      checks: [],
    },
    {
      name: "half an answer",
      expects: accepted,
      reply: { status: 200, failure: "closed", violations: [{ check: "connection-kept", message: "x" }] },
      outcome: "violated",
      checks: ["connection-kept"],
    },
  ] as const)("counts $name as $outcome", ({ expects, reply, outcome, checks }) => {
    expect(judge(expects, reply)).toMatchObject({ outcome, checks });
  });

  test("lets valid data be refused by state where nothing could be prepared, and only there", () => {
    const reply = { status: 409, code: 4041 };
    expect(judge(accepted, reply, false)).toMatchObject({ outcome: "refusedByState", checks: [] });
    expect(judge(accepted, reply, true).checks).toEqual(["valid-data-accepted"]);
  });

  test("says which checks were performed", () => {
    expect(judge(refused, { status: 400, code: 4001 }).asked).toEqual([
      "no-server-error",
      "invalid-data-refused",
      "error-operation",
    ]);
    expect(judge(accepted, { status: 200 }).asked).toEqual(["no-server-error", "valid-data-accepted"]);
    expect(judge(accepted, { status: undefined, failure: "timeout" }).asked).toEqual([]);
  });

  test("says the same about the same fault with other values", () => {
    const why = (value: string): Expectation => ({ ...refused, why: `id is ${value}` });
    if (any === undefined) throw new TypeError("there is no case");
    const messages = ["7", "8"].map((value) => {
      const played: Case = { ...any, varies: { place: "path", name: "id", keyword: "random" }, expects: why(value) };
      const rest = { headers: {}, content: undefined, ms: 1, step: () => Promise.reject(new Error("not asked for")) };
      const reply: Reply = { ...rest, status: 200, failure: undefined, code: undefined, violations: [] };
      return judgeCase(played, reply, { kit: thingsKit, isPrepared: true }).violations.map(({ message }) => message);
    });
    expect(messages[0]).toEqual(messages[1]);
  });
});

describe("an API that refuses with a status from 500 on", () => {
  const kit = { ...thingsKit, serverRefusals: new Set([5001]) };
  const judgeBy = (expects: Expectation, code: number | undefined) => {
    if (any === undefined) throw new TypeError("there is no case");
    const none = { failure: undefined, violations: [], headers: {}, content: undefined, ms: 1 };
    const reply: Reply = { ...none, status: 500, code, step: () => Promise.reject(new Error("not asked for")) };
    const { violations } = judgeCase({ ...any, expects }, reply, { kit, isPrepared: true });
    return violations.map(({ check }) => check);
  };

  test("does not fail by a code that refuses, and fails by any other", () => {
    expect(judgeBy(accepted, 5001)).toContain("valid-data-accepted");
    expect(judgeBy(accepted, 5001)).not.toContain("no-server-error");
    expect(judgeBy(accepted, 5002)).toEqual(["no-server-error"]);
    expect(judgeBy(accepted, undefined)).toEqual(["no-server-error"]);
  });
});
