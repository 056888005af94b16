import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { titleOf } from "../../src/scenario.js";
import { createVaultsPayApi } from "../../src/vaultspay/api.js";

const { document, scenarios } = createVaultsPayApi();
const of = (operationId: string) => scenarios.filter((scenario) => scenario.operationId === operationId);
const webhooks = [...document.webhooks.values()];
const subjects = [...document.operations.keys(), ...webhooks.map(({ operationId }) => operationId)];
const refusals = (operationId: string) =>
  of(operationId).flatMap(({ name }) => [...name.matchAll(/\b([45]\d\d)\b/g)].map(([, status]) => Number(status)));

describe("vaultspayScenarios", () => {
  test.each(subjects)("has a scenario in which %s succeeds", (operationId) => {
    const successes = of(operationId).filter(({ name }) => !/^answers [45]\d\d /.test(name));
    expect(successes.map(({ name }) => name)).not.toEqual([]);
  });

  test.each([...document.operations.values()])(
    "has a scenario for each refusal of $operationId",
    ({ answers, operationId }) => {
      const documented = [...answers.keys()].filter((status) => status >= 400);
      const named = new Set(refusals(operationId));
      expect(documented.filter((status) => !named.has(status))).toEqual([]);
    },
  );

  test("keeps one file per operation and webhook, named after it", () => {
    const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const files = readdirSync(new URL("../../src/scenarios/vaultspay", import.meta.url));
    const wanted = [...subjects, "general"].map((operationId) => `${kebab(operationId)}.ts`);
    expect(files.sort()).toEqual([...wanted, "index.ts"].sort());
  });

  test("names each scenario once", () => {
    const titles = scenarios.map(titleOf);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  });

  test("names no status that its operation does not have", () => {
    const wrong = subjects.flatMap((operationId) => {
      const answers = document.operations.get(operationId)?.answers;
      return answers === undefined
        ? []
        : refusals(operationId)
            .filter((status) => !answers.has(status))
            .map((status) => `${operationId} ${status}`);
    });
    expect(wrong).toEqual([]);
  });
});
