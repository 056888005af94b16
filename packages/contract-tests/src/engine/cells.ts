import type { Api } from "../api.js";
import type { ScenarioResult } from "../run-scenarios.js";
import type { Case } from "./case.js";
import type { Cell, CellCoverage, CellKind } from "./plan.js";

/** Counts what a run sees of a document. */
export interface CellCounter {
  /** An answer of an operation that the server came to by itself. */
  answer(operationId: string, status: number, code: number | undefined): void;
  /** A case was played whose answer says something about its keyword. */
  keyword(played: Case): void;
  /** Takes over what scenarios saw: answers, injected ones apart, and webhooks. */
  scenarios(results: readonly ScenarioResult[]): void;
  /** Coverage of these operations. `skipped`: why cases of an operation could not be played. */
  coverage(operations: readonly string[], planned: readonly Case[], skipped: ReadonlyMap<string, string>): CellCoverage;
}

export function createCellCounter({ document, kit }: Api): CellCounter {
  const seen = new Map<string, number>();
  const injected = new Set<string>();
  const key = (kind: CellKind, subject: string, name: string) => `${kind} ${subject} ${name}`;
  const add = (name: string) => void seen.set(name, (seen.get(name) ?? 0) + 1);

  function cell(kind: CellKind, subject: string, name: string, fallback?: string): Cell {
    const id = key(kind, subject, name);
    const times = seen.get(id) ?? 0;
    const head = { kind, subject, key: name, seen: times };
    if (times > 0) return { ...head, state: "covered" };
    const excuse = kit.excuse({ kind, subject, key: name });
    const isInjected = injected.has(id);
    const reason = excuse ?? (isInjected ? "seen by injected faults alone" : fallback);
    return reason === undefined ? { ...head, state: "missing" } : { ...head, state: "excused", reason };
  }

  return {
    answer(operationId, status, code) {
      add(key("status", operationId, String(status)));
      if (code !== undefined) add(key("code", operationId, String(code)));
    },
    keyword: ({ operationId, varies }) => add(key("keyword", operationId, keywordKey(varies))),
    scenarios(results) {
      for (const { requests, needs, operationId, outcome } of results) {
        const isWebhook = [...document.webhooks.values()].some((webhook) => webhook.operationId === operationId);
        if (isWebhook && outcome === "passed") add(key("webhook", operationId, operationId));
        for (const { operationId: asked, status, code } of requests) {
          if (asked === undefined || status === undefined) continue;
          const names = [
            key("status", asked, `${status}`),
            ...(code === undefined ? [] : [key("code", asked, `${code}`)]),
          ];
          for (const name of names) {
            if (needs.includes("faults")) injected.add(name);
            else add(name);
          }
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
      for (const { operationId } of document.webhooks.values()) cells.push(cell("webhook", operationId, operationId));
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
