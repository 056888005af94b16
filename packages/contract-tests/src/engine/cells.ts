import type { Api } from "../api.js";
import type { ScenarioResult } from "../run-scenarios.js";
import type { Case } from "./case.js";
import type { Cell, CellCoverage, CellKind } from "./plan.js";

/** Counts what a run sees of a document. */
export interface CellCounter {
  /** An answer that the server came to by itself; of no documented operation where that is undefined. */
  answer(operationId: string | undefined, status: number, code: number | undefined): void;
  /** A case was played whose answer says something about its keyword. */
  keyword(played: Case): void;
  /** Takes over what scenarios saw: answers, but for injected ones, and webhooks. */
  scenarios(results: readonly ScenarioResult[]): void;
  /**
   * Coverage of these operations; where they are all of the document, of its webhooks and of the codes that no operation
   * names too. `skipped`: why cases of an operation could not be played.
   */
  coverage(operations: readonly string[], planned: readonly Case[], skipped: ReadonlyMap<string, string>): CellCoverage;
}

export function createCellCounter({ document, kit }: Api): CellCounter {
  const seen = new Map<string, number>();
  const key = (kind: CellKind, subject: string, name: string) => `${kind} ${subject} ${name}`;
  const add = (name: string) => void seen.set(name, (seen.get(name) ?? 0) + 1);

  const named = new Set([...document.operations.keys()].flatMap((operationId) => [...kit.codesOf(operationId)]));
  const sharedCodes = [...document.errorCodes.keys()].filter((code) => !named.has(code));
  const shared = new Set(sharedCodes);
  /** A code that no operation names counts for all of them together. */
  const addAnswer = (operationId: string | undefined, status: number, code: number | undefined) => {
    if (operationId !== undefined) add(key("status", operationId, String(status)));
    if (code === undefined) return;
    if (shared.has(code)) add(key("code", "general", String(code)));
    else if (operationId !== undefined) add(key("code", operationId, String(code)));
  };

  function cell(kind: CellKind, subject: string, name: string, fallback?: string): Cell {
    const id = key(kind, subject, name);
    const times = seen.get(id) ?? 0;
    const head = { kind, subject, key: name, seen: times };
    if (times > 0) return { ...head, state: "covered" };
    const reason = kit.excuse({ kind, subject, key: name }) ?? fallback;
    return reason === undefined ? { ...head, state: "missing" } : { ...head, state: "excused", reason };
  }

  return {
    answer: addAnswer,
    keyword: ({ operationId, varies }) => add(key("keyword", operationId, keywordKey(varies))),
    scenarios(results) {
      for (const { requests, needs, operationId, outcome } of results) {
        const isWebhook = [...document.webhooks.values()].some((webhook) => webhook.operationId === operationId);
        if (isWebhook && outcome === "passed") add(key("webhook", operationId, operationId));
        for (const { operationId: asked, status, code } of requests) {
          // What was injected is no proof that the server comes to it by itself.
          if (status !== undefined && !needs.includes("faults")) addAnswer(asked, status, code);
        }
      }
    },
    coverage(operations, planned, skipped) {
      const cells: Cell[] = [];
      for (const operationId of operations) {
        const why = skipped.get(operationId);
        const answers = document.operations.get(operationId)?.answers.keys() ?? [];
        for (const status of answers)
          cells.push(cell("status", operationId, String(status), status < 300 ? why : undefined));
        for (const code of kit.codesOf(operationId)) cells.push(cell("code", operationId, String(code)));
        const keywords = new Set(
          planned.filter((each) => each.operationId === operationId).map(({ varies }) => keywordKey(varies)),
        );
        for (const keyword of keywords) cells.push(cell("keyword", operationId, keyword, why));
      }
      const isWhole = [...document.operations.keys()].every((operationId) => operations.includes(operationId));
      if (isWhole) {
        cells.push(...sharedCodes.map((code) => cell("code", "general", String(code))));
        for (const { operationId } of document.webhooks.values()) cells.push(cell("webhook", operationId, operationId));
      }
      const count = (state: Cell["state"]) => cells.filter((each) => each.state === state).length;
      const missing = count("missing");
      const met = cells.length - missing;
      const percent = cells.length === 0 ? 100 : Math.floor((met / cells.length) * 1000) / 10;
      return { cells, covered: count("covered"), excused: count("excused"), missing, percent };
    },
  };
}

function keywordKey({ place, name, keyword }: Case["varies"]): string {
  return [place, name, keyword].filter((part) => part !== "" && part !== "-").join(" ");
}
