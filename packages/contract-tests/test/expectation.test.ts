import { describe, expect, test } from "vitest";
import { bodyOf, cents, expectSame, expectThat, refused } from "../src/expectation.js";

const answer = (status: number, more: object) => Promise.resolve({ response: new Response(null, { status }), ...more });

describe("expectSame", () => {
  test("compares JSON whatever the order of members", () => {
    expect(() => expectSame("it", { a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).not.toThrow();
  });

  test.each([
    { seen: { a: 1 }, wanted: { a: 2 } },
    { seen: [1, 2], wanted: [2, 1] },
    { seen: undefined, wanted: null },
    { seen: 1, wanted: "1" },
  ])("throws for $seen in place of $wanted", ({ seen, wanted }) => {
    expect(() => expectSame("it", seen, wanted)).toThrow(/^it is /);
  });
});

describe("expectThat", () => {
  test("throws the sentence for what does not hold", () => {
    expect(() => expectThat(false, "the sky is to be blue")).toThrow("the sky is to be blue");
  });
});

describe("bodyOf", () => {
  test("answers what the envelope holds", async () => {
    expect(await bodyOf(answer(200, { data: { body: { acc_id: 1 } } }))).toEqual({ acc_id: 1 });
  });

  test.each([
    { name: "a refusal", call: answer(403, { error: {} }) },
    { name: "an envelope without body", call: answer(200, { data: {} }) },
  ])("throws for $name", async ({ call }) => {
    await expect(bodyOf(call)).rejects.toMatchObject({ name: "ExpectationError" });
  });
});

describe("refused", () => {
  test.each([
    { name: "a success", call: answer(200, { data: {} }) },
    {
      name: "a refusal whose code nobody can read",
      call: answer(403, { error: { body: { error: { code: 4030210 } } } }),
    },
  ])("throws for $name", async ({ call }) => {
    await expect(refused(call, 4030210)).rejects.toMatchObject({ name: "ExpectationError" });
  });
});

describe("cents", () => {
  test.each([
    [10.5, 1050],
    ["155.00", 15500],
    [0.29, 29],
    [1000.01, 100001],
    ["0.00", 0],
  ])("counts %s as %i", (amount, count) => {
    expect(cents(amount)).toBe(count);
  });
});
