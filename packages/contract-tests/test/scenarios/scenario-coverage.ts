import type { Api } from "../../src/api.js";
import { createCellCounter } from "../../src/engine/cells.js";
import type { Cell } from "../../src/engine/plan.js";
import type { ScenarioResult } from "../../src/run-scenarios.js";

/** The places of a document that its scenarios reach, without any generated case. */
export function scenarioCells(api: Api, results: readonly ScenarioResult[]): readonly Cell[] {
  const counter = createCellCounter(api);
  counter.scenarios(results);
  return counter.coverage([...api.document.operations.keys()], [], new Map()).cells;
}

/** Operations that scenarios saw succeed and refuse are not among them. */
export function oneSided(api: Api, cells: readonly Cell[]): readonly string[] {
  return [...api.document.operations.keys()].filter((operationId) => {
    const seen = cells.filter(
      ({ kind, state, subject }) => kind === "status" && state === "covered" && subject === operationId,
    );
    const statuses = seen.map(({ key }) => Number(key));
    return !statuses.some((status) => status < 300) || !statuses.some((status) => status >= 400);
  });
}

/** Error codes that came because they were injected. */
export function injectedCodes(results: readonly ScenarioResult[]): ReadonlySet<number> {
  const injected = results.filter(({ needs }) => needs.includes("faults"));
  return new Set(injected.flatMap(({ requests }) => requests.flatMap(({ code }) => code ?? [])));
}
