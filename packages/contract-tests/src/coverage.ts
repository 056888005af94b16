import type { Api } from "./api.js";
import type { Exchange } from "./recorder.js";
import type { ScenarioResult } from "./run-scenarios.js";

/** What was seen of one operation or webhook. */
export interface SubjectCoverage {
  readonly operationId: string;
  /** Scenarios that played, whatever came of them. */
  readonly scenarios: number;
  /** Statuses the server came to by itself, each with its error codes; none for a webhook. */
  readonly answers: readonly { readonly status: number; readonly codes: readonly number[] }[];
}

/** What was seen of a document. */
export interface Coverage {
  /** Operations in the order of the document, then webhooks. */
  readonly subjects: readonly SubjectCoverage[];
  /** Error codes the server came to by itself. */
  readonly reachedCodes: readonly number[];
  /** Codes that were seen because they were injected, and are excused from more by a named reason. */
  readonly excusedCodes: readonly { readonly code: number; readonly reason: string }[];
  /** Codes of the catalogue that are neither. */
  readonly missingCodes: readonly number[];
}

/** Counts what results show of the document. Injected codes are no proof of behaviour and count apart. */
export function coverageOf(api: Api, results: readonly ScenarioResult[]): Coverage {
  const played = results.filter(({ outcome }) => outcome !== "skipped");
  const isInjected = ({ needs }: ScenarioResult) => needs.includes("faults");
  const honest = played.filter((result) => !isInjected(result)).flatMap(({ requests }) => requests);
  const reached = codesOf(honest);
  const injected = codesOf(played.filter(isInjected).flatMap(({ requests }) => requests));
  const excused = [...api.faultOnly].filter(([code]) => injected.has(code) && !reached.has(code));
  const done = new Set([...reached, ...excused.map(([code]) => code)]);
  const { operations, webhooks, errorCodes } = api.document;
  const names = [...operations.keys(), ...[...webhooks.values()].map(({ operationId }) => operationId)];
  return {
    subjects: names.map((operationId) => ({
      operationId,
      scenarios: played.filter((result) => result.operationId === operationId).length,
      answers: answersOf(honest.filter((exchange) => exchange.operationId === operationId)),
    })),
    reachedCodes: sorted(reached),
    excusedCodes: excused.map(([code, reason]) => ({ code, reason })),
    missingCodes: sorted([...errorCodes.keys()].filter((code) => !done.has(code))),
  };
}

function answersOf(exchanges: readonly Exchange[]): SubjectCoverage["answers"] {
  const statuses = sorted(new Set(exchanges.flatMap(({ status }) => status ?? [])));
  return statuses.map((status) => ({
    status,
    codes: sorted(codesOf(exchanges.filter((exchange) => exchange.status === status))),
  }));
}

function codesOf(exchanges: readonly Exchange[]): ReadonlySet<number> {
  return new Set(exchanges.flatMap(({ code }) => code ?? []));
}

function sorted(numbers: Iterable<number>): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}
