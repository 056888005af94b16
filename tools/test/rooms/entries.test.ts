import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { entriesOf } from "../../rooms/entries.js";
import type { Subject } from "../../rooms/subjects.js";

let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "entries-"));
  folder = join(root, "packages/sandbox/src/shop");
  await mkdir(folder, { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

const subjects: readonly Subject[] = [
  { kind: "operation", name: "GET /shop", operationId: "getShop" },
  { kind: "operation", name: "PUT /shop", operationId: "updateShop" },
  { kind: "webhook", name: "sale", operationId: "receiveSale" },
  { kind: "webhook", name: "return", operationId: "receiveReturn" },
];

describe("entriesOf", () => {
  test("finds handlers by operationId, and webhooks by what is sent", async () => {
    await writeFile(join(folder, "index.ts"), "export const handlers = { getShop: () => {} };\n");
    await writeFile(join(folder, "sales.ts"), 'export const tell = (deliver: Function) => deliver("sale", {});\n');
    const { sandbox } = await entriesOf(root, "shop", {}, subjects);
    expect([...sandbox]).toEqual(["getShop", "receiveSale"]);
  });

  test("finds nothing of an API that no room knows", async () => {
    const { docs, sandbox, scenarios } = await entriesOf(root, "stranger", {}, subjects);
    expect([docs.size, sandbox.size, scenarios.size]).toEqual([0, 0, 0]);
  });
});
