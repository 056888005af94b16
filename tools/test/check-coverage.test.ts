import { beforeAll, describe, expect, test } from "vitest";
import { type ApiCoverage, gapsOf, readCoverage, summaryOf } from "../check-coverage.js";
import { repository } from "../generate.js";
import type { Room } from "../rooms/claims.js";

let coverage: readonly ApiCoverage[];

beforeAll(async () => {
  coverage = await readCoverage(repository);
}, 60_000);

const whole = { isWhole: true } as const;
const all = new Set(["getShop", "receiveSale"]);
const shop: ApiCoverage = {
  api: "shop",
  subjects: [
    { kind: "operation", name: "GET /shop", operationId: "getShop" },
    { kind: "webhook", name: "sale", operationId: "receiveSale" },
  ],
  claims: { sandbox: whole, scenarios: whole, docs: whole },
  entries: { sandbox: all, scenarios: all, docs: all },
};
/** Claims of an API whose sandbox is still to come. */
const withoutSandbox = { sandbox: { isWhole: false, reason: "later" }, scenarios: whole, docs: whole } as const;

const without = (room: Room, operationId: string): ApiCoverage => {
  const left = [...shop.entries[room]].filter((id) => id !== operationId);
  return { ...shop, entries: { ...shop.entries, [room]: new Set(left) } };
};

describe("gapsOf", () => {
  test("finds nothing where every room has everything", () => {
    expect(gapsOf(shop)).toEqual([]);
  });

  test.each([
    { room: "sandbox", gap: "shop: getShop (operation GET /shop) has no handler in the sandbox" },
    { room: "scenarios", gap: "shop: getShop (operation GET /shop) has no scenario" },
    { room: "docs", gap: "shop: getShop (operation GET /shop) is not in the docs" },
  ] as const)("names an operation that is taken out of $room", ({ room, gap }) => {
    expect(gapsOf(without(room, "getShop"))).toEqual([gap]);
  });

  test.each(["sandbox", "scenarios", "docs"] as const)("names a webhook that is taken out of %s", (room) => {
    expect(gapsOf(without(room, "receiveSale"))).toEqual([expect.stringContaining("receiveSale (webhook sale)")]);
  });

  test("lets a room alone that is not claimed", () => {
    expect(gapsOf({ ...without("sandbox", "getShop"), claims: withoutSandbox })).toEqual([]);
  });

  test("demands the claim of a room that is complete", () => {
    expect(gapsOf({ ...shop, claims: withoutSandbox })).toEqual([expect.stringContaining("sandbox is complete")]);
  });

  test("names an API that the list of rooms leaves out", () => {
    expect(gapsOf({ ...shop, claims: undefined })).toEqual(["shop: tools/rooms.yaml does not list it"]);
  });
});

describe("summaryOf", () => {
  test("counts what is there, and says why a room is not claimed", () => {
    expect(summaryOf({ ...without("sandbox", "getShop"), claims: withoutSandbox })).toBe(
      "shop: 1 operations, 1 webhooks; sandbox 1/2 (not claimed: later), scenarios 2/2, docs 2/2",
    );
  });
});

describe("readCoverage", () => {
  test("finds no gap in this repository", () => {
    expect(coverage.length).toBeGreaterThan(0);
    expect(coverage.flatMap(gapsOf)).toEqual([]);
  });

  test.each([
    { api: "anytime", operations: 32, webhooks: 2 },
    { api: "brocard", operations: 26, webhooks: 3 },
  ])("reads every operation and webhook of $api", ({ api, operations, webhooks }) => {
    const kinds = coverage.find((one) => one.api === api)?.subjects.map(({ kind }) => kind) ?? [];
    expect(kinds.filter((kind) => kind === "operation")).toHaveLength(operations);
    expect(kinds.filter((kind) => kind === "webhook")).toHaveLength(webhooks);
  });

  test.each(["sandbox", "docs"] as const)("looks into %s itself: what is not of the document is not found", (room) => {
    const entries = coverage.map((one) => one.entries[room]);
    expect(entries.filter((ids) => ids.has("noSuchOperation"))).toEqual([]);
  });
});
