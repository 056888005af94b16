import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/document/api-document.js";
import { differences, idOf, leavesOf, rowsOf, successMembers } from "../../src/probes/members.js";
import { bundle } from "../bundle.js";

const document = readDocument(bundle);
const membersOf = (operationId: string) => {
  const operation = document.operations.get(operationId);
  if (operation === undefined) throw new Error(`no ${operationId}`);
  return successMembers(document, operation);
};

describe("successMembers", () => {
  test("finds members behind references, in lists and in alternatives", () => {
    expect(membersOf("listAccounts").has("acc_type")).toBe(true);
    expect(membersOf("getCardPan").has("cvv")).toBe(true);
  });

  test("leaves out what only refusals have", () => {
    expect(membersOf("getAccountBalance").has("exception")).toBe(false);
  });
});

describe("rowsOf", () => {
  test.each([
    { name: "the one list", content: { total: 1, rows: [{ id: 1 }] }, rows: [{ id: 1 }] },
    { name: "nothing where there are two lists", content: { a: [], b: [] }, rows: undefined },
    { name: "nothing in a text", content: "x", rows: undefined },
  ])("answers $name", ({ content, rows }) => {
    expect(rowsOf(content)).toEqual(rows);
  });
});

describe("idOf", () => {
  test("takes the first name that the row has", () => {
    expect(idOf({ acc_id: 7, txid: "9" }, ["txid", "acc_id"])).toBe("9");
    expect(idOf({ acc_id: 7 }, ["txid", "acc_id"])).toBe("7");
    expect(idOf({}, ["txid"])).toBeUndefined();
  });
});

describe("differences", () => {
  test("names each place that differs, also where one has nothing", () => {
    expect(differences({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3], c: "x" })).toEqual(["/b/1", "/c"]);
  });

  test("is empty for the same in another order", () => {
    expect(differences({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([]);
  });
});

describe("leavesOf", () => {
  test("tells the name of the member, also inside lists", () => {
    expect(leavesOf({ rows: [{ day: "x" }] })).toEqual([{ pointer: "/rows/0/day", name: "day", value: "x" }]);
  });
});
