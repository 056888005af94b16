import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createAnytimeApi } from "../../src/anytime/api.js";
import { titleOf } from "../../src/scenario.js";

const { document, scenarios, faultOnly } = createAnytimeApi();
const of = (operationId: string) => scenarios.filter((scenario) => scenario.operationId === operationId);
const webhooks = [...document.webhooks.values()];
const subjects = [...document.operations.keys(), ...webhooks.map(({ operationId }) => operationId)];

describe("anytimeScenarios", () => {
  test.each(subjects)("has a scenario in which %s succeeds", (operationId) => {
    const successes = of(operationId).filter(({ name }) => !/^answers [45]\d\d /.test(name));
    expect(successes.map(({ name }) => name)).not.toEqual([]);
  });

  test("keeps one file per operation and webhook, named after it", () => {
    const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const files = readdirSync(new URL("../../src/scenarios/anytime", import.meta.url));
    const wanted = [...subjects, "general"].map((operationId) => `${kebab(operationId)}.ts`);
    expect(files.sort()).toEqual([...wanted, "fault-only-codes.ts", "index.ts"].sort());
  });

  test("names each scenario once", () => {
    const titles = scenarios.map(titleOf);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  });

  test("names no code and no status that the document does not have", () => {
    const named = scenarios.flatMap(({ name }) => [...name.matchAll(/\b([45]\d\d) ([45]\d{6})\b/g)]);
    const wrong = named.filter(([, status, code]) => document.errorCodes.get(Number(code))?.status !== Number(status));
    expect(wrong.map(([text]) => text)).toEqual([]);
  });

  test("excuses only codes of the catalogue, each with a reason", () => {
    for (const [code, reason] of faultOnly)
      expect([document.errorCodes.has(code), reason.length > 20]).toEqual([true, true]);
  });
});
