import { describe, expect, test } from "vitest";
import { fitTogether } from "../../src/brocard/fit-together.js";
import type { CaseRequest, CaseValue } from "../../src/engine/case.js";
import { ref } from "../../src/engine/kit.js";

const request = (operationId: string, value: Readonly<Record<string, CaseValue>>): CaseRequest => ({
  operationId,
  method: operationId === "createCard" ? "POST" : "PUT",
  path: "/",
  pathValues: operationId === "createCard" ? {} : { card_id: ref("card", "id") },
  query: [],
  headers: {},
  auth: { kind: "valid" },
  body: { kind: "json", value },
});
const about = (name: string) => ({ place: "body", name, keyword: "minimum" }) as const;
const bodyOf = ({ body }: CaseRequest) => (body?.kind === "json" ? body.value : undefined);

describe("fitTogether", () => {
  test("leaves requests of other operations as they are", () => {
    const other = request("updateUser", { state: 1 });
    expect(fitTogether(other)).toBe(other);
  });

  test("takes the BIN of the kind of card its members belong to", () => {
    const filled = fitTogether(request("createCard", { bin: "x", topup_auto: true, total_limit: 5 }));
    const expected = { bin: ref("bins", "card_balance"), topup_auto: true, topup_to: 25, topup_threshold: 25 };
    expect(bodyOf(filled)).toEqual({ ...expected, balance: 10 });
    const plain = fitTogether(request("createCard", { bin: "x", total_limit: 5 }));
    expect(bodyOf(plain)).toEqual({ bin: ref("bins", "account_balance"), total_limit: 5 });
  });

  test("keeps the member a case is about, and what goes with it", () => {
    const kept = fitTogether(request("createCard", { bin: "x", balance: 5, total_limit: -1 }), about("total_limit"));
    expect(bodyOf(kept)).toEqual({ bin: ref("bins", "account_balance"), total_limit: -1 });
    const bin = fitTogether(request("createCard", { bin: "999999" }), about("bin"));
    expect(bodyOf(bin)).toEqual({ bin: "999999" });
  });

  test("keeps either state or archive of a change", () => {
    expect(bodyOf(fitTogether(request("updateCard", { state: 2, archived: true })))).toEqual({ state: 2 });
    const kept = fitTogether(request("updateCard", { state: 2, archived: true }), about("archived"));
    expect(bodyOf(kept)).toEqual({ archived: true });
  });

  test("adds what limits of micro-payments ask for", () => {
    expect(bodyOf(fitTogether(request("updateCard", { micro_payments_limit: 5 })))).toEqual({
      micro_payments_enabled: true,
      micro_payments_limit: 5,
      micro_payments_limit_sum: 25,
    });
  });

  test("changes a card with a balance of its own where the members are of such a card", () => {
    expect(fitTogether(request("updateCard", { balance: 5 })).pathValues).toEqual({ card_id: ref("filled", "id") });
    const made = { ...request("updateCard", { balance: 5 }), pathValues: { card_id: 7 } };
    expect(fitTogether(made).pathValues).toEqual({ card_id: 7 });
  });
});
