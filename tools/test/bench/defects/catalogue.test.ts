import { checks, createAnytimeApi } from "@openissuing/contract-tests";
import { describe, expect, test } from "vitest";
import { allDefects } from "../../../bench/defects/catalogue/index.js";

const { document } = createAnytimeApi();
const defects = allDefects(document);
const webhooks = [...document.webhooks.values()].map(({ operationId }) => operationId);

describe("allDefects", () => {
  test("seeds more than 200, no two of which are the same", () => {
    expect(defects.length).toBeGreaterThan(200);
    expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
    expect(new Set(defects.map(({ fault }) => JSON.stringify(fault))).size).toBe(defects.length);
  });

  test("breaks each operation and each webhook in more than one way", () => {
    for (const subject of [...document.operations.keys(), ...webhooks]) {
      const own = defects.filter(({ subjects }) => subjects.includes(subject));
      expect({ subject, isTwice: own.length > 1 }).toEqual({ subject, isTwice: true });
    }
  });

  test("names operations, webhooks, checks and codes that there are", () => {
    const subjects = new Set([...document.operations.keys(), ...webhooks]);
    for (const { expects, fault, subjects: own } of defects) {
      expect(own.filter((name) => !subjects.has(name))).toEqual([]);
      expect(expects.filter((check) => !(check in checks))).toEqual([]);
      if ("when" in fault && typeof fault.when === "number") expect(document.errorCodes.has(fault.when)).toBe(true);
      if ("on" in fault && typeof fault.on !== "string")
        expect(fault.on.filter((name) => !document.operations.has(name))).toEqual([]);
    }
  });
});
