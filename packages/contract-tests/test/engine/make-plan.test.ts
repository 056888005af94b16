import { describe, expect, test } from "vitest";
import { createAnytimeApi } from "../../src/anytime/api.js";
import { phases } from "../../src/checks.js";
import { makePlan, type PlanOptions } from "../../src/engine/make-plan.js";
import { thingsApi } from "./things.js";

const api = createAnytimeApi();
const plan = (options: Partial<PlanOptions> = {}) => makePlan({ api, profile: "full", seed: 1, ...options }).plan;
const total = (options: Partial<PlanOptions>) =>
  Object.values(plan(options).sizes).reduce((sum, size) => sum + size, 0);

describe("makePlan", () => {
  test("plans every operation of the document, in its order", () => {
    expect(plan().operations).toEqual(api.document.requests.map(({ operationId }) => operationId));
  });

  test("gives each case an id of its own", () => {
    for (const { cases } of [plan(), plan({ api: thingsApi })]) {
      const ids = cases.map(({ id }) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });

  test("makes the same plan again", () => {
    expect(plan()).toEqual(plan());
  });

  test("of the profile read-only sends GET alone and plays nothing that writes", () => {
    const made = makePlan({ api, profile: "read-only", seed: 1 });
    expect(new Set(made.plan.cases.map(({ request }) => request.method))).toEqual(new Set(["GET"]));
    expect(made.probes.filter(({ writes }) => writes)).toEqual([]);
    expect([made.plan.sizes.sequences, made.plan.sizes.scenarios]).toEqual([0, 0]);
  });

  test("of the profile smoke has less of what is drawn and no scenarios, but every boundary", () => {
    const [smoke, full] = [plan({ profile: "smoke" }), plan()];
    expect(smoke.sizes.boundaries).toBe(full.sizes.boundaries);
    expect([smoke.sizes.scenarios, smoke.sizes.random < full.sizes.random / 10]).toEqual([0, true]);
  });

  test.each([1, 30, 100, 1_300, 2_000, 7_500])("keeps to at most %i cases", (maxCases) => {
    expect(total({ maxCases })).toBeLessThanOrEqual(maxCases);
  });

  test("leaves no operation out where a limit has room for each", () => {
    const { cases, operations } = plan({ maxCases: 64 });
    expect(new Set(cases.map(({ operationId }) => operationId)).size).toBe(operations.length);
    expect(cases).toHaveLength(64);
  });

  test("lets random cases give way first", () => {
    const all = plan();
    const fixed = all.sizes.examples + all.sizes.boundaries;
    const { sizes } = plan({ maxCases: fixed });
    expect([sizes.examples + sizes.boundaries, sizes.random]).toEqual([fixed, 0]);
  });

  test("takes operations by name and by tag", () => {
    const [{ tag = "" } = {}] = api.document.requests;
    const ofTag = api.document.requests.filter((each) => each.tag === tag).map(({ operationId }) => operationId);
    expect(plan({ include: [tag] }).operations).toEqual(ofTag);
    expect(plan({ include: ["getCard"] }).operations).toEqual(["getCard"]);
    expect(plan({ include: ["getCard"] }).cases.every(({ operationId }) => operationId === "getCard")).toBe(true);
  });

  test("refuses a name that is nothing, lest nothing be tested unnoticed", () => {
    expect(() => plan({ include: ["getCard", "getCrad"] })).toThrow(
      expect.objectContaining({ code: "ERR_PLAN_EMPTY" }),
    );
  });

  test("counts each phase by what is in it", () => {
    const { cases, sizes } = plan();
    for (const phase of phases.slice(0, 2))
      expect(sizes[phase]).toBe(cases.filter((each) => each.phase === phase).length);
    expect([sizes.probes, sizes.scenarios]).toEqual([api.probes.length, api.scenarios.length]);
  });
});

describe("cases of an operation", () => {
  const of = (operationId: string, text: string) =>
    plan({ api: thingsApi }).cases.filter((each) => each.operationId === operationId && each.id.includes(text));

  test("hold the documented examples and the smallest request", () => {
    const bodies = of("createThing", "examples/").map(({ id, request }) => [id.split("/")[2], request.body]);
    expect(bodies).toEqual([
      ["lamp", { kind: "json", value: { name: "Lamp", size: 7 } }],
      ["smallest", { kind: "json", value: { name: "Lamp" } }],
      ["every-member", { kind: "json", value: { name: "Lamp", size: 7, color: "red" } }],
    ]);
  });

  test("leave out what is required, one at a time", () => {
    const [missing] = of("createThing", "body.name.required");
    expect(missing?.request.body).toEqual({ kind: "json", value: {} });
    expect(missing?.expects).toMatchObject({ kind: "refused", check: "required-data-refused", statuses: [400] });
  });

  test("try every method the document does not list at the path, and no other", () => {
    expect(of("getThing", "/method.").map(({ request }) => request.method)).toEqual(["PUT", "POST"]);
  });

  test("take away all proof, and each header of it", () => {
    const proofs = of("getThing", "/header.").map(({ request, expects }) => [
      request.auth,
      "check" in expects && expects.check,
    ]);
    expect(proofs).toEqual([
      [{ kind: "none" }, "authentication-required"],
      [{ kind: "without", headers: ["x-key"] }, "authentication-required"],
    ]);
  });

  test("break the body: another media type, no syntax, none at all", () => {
    const checks = of("createThing", "/body.-.").map(({ varies, expects }) => [
      varies.keyword,
      "check" in expects && expects.check,
    ]);
    expect(checks).toEqual([
      ["unknown", "unknown-member-refused"],
      ["media-type", "media-type-refused"],
      ["syntax", "invalid-data-refused"],
      ["required", "required-data-refused"],
    ]);
  });

  test("name a thing that nothing has, a parameter that stands twice, and one that nobody knows", () => {
    const [unknown] = of("getThing", "unknown-id");
    expect([unknown?.request.pathValues.id, unknown?.expects]).toMatchObject(["999999999", { statuses: [404] }]);
    expect(of("listThings", "limit.repeated")[0]?.request.query.map(([name]) => name)).toEqual(["limit", "limit"]);
    expect(of("listThings", "query.-.unknown")[0]?.expects).toMatchObject({ check: "unknown-member-refused" });
  });
});
