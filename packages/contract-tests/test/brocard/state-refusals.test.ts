import { describe, expect, test } from "vitest";
import { refusesByState } from "../../src/brocard/state-refusals.js";

const refusal = (errors: Readonly<Record<string, readonly string[]>>) => ({ message: "x", errors });
const beyond = ["The amount must not be greater than 10.00."];

describe("refusesByState", () => {
  test("knows money that is not there", () => {
    expect(refusesByState("createTransfer", 422, refusal({ amount: beyond }))).toBe(true);
  });

  test.each([
    { name: "another operation", operationId: "createUser", status: 422, errors: { amount: beyond } },
    { name: "another status", operationId: "createTransfer", status: 403, errors: { amount: beyond } },
    { name: "another message", operationId: "createTransfer", status: 422, errors: { amount: ["The amount is bad."] } },
    { name: "a further field", operationId: "createTransfer", status: 422, errors: { amount: beyond, to: ["No."] } },
    { name: "no field at all", operationId: "createTransfer", status: 422, errors: {} },
  ])("does not excuse $name", ({ errors, operationId, status }) => {
    expect(refusesByState(operationId, status, refusal(errors))).toBe(false);
  });
});
