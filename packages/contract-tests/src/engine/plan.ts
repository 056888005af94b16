import type { CheckId, Phase } from "../checks.js";
import type { ScenarioResult } from "../run-scenarios.js";
import type { Case } from "./case.js";
import type { Finding } from "./finding.js";

/** How much is asked of a server. `read-only` sends nothing that changes it. */
export type Profile = "full" | "read-only" | "smoke";

/** What is going to be sent. Random cases are made as they are needed; `random` is how many. */
export interface Plan {
  readonly api: string;
  readonly profile: Profile;
  readonly seed: number;
  /** Operations in play, in the order of the document. */
  readonly operations: readonly string[];
  /** Documented examples and boundary values. */
  readonly cases: readonly Case[];
  /** Cases in each phase; random ones at most so many. */
  readonly sizes: Readonly<Record<Phase, number>>;
  /** Checks that are switched off. */
  readonly disabled: readonly CheckId[];
}

/** A place of the document that a run can cover. */
export type CellKind = "code" | "keyword" | "status" | "webhook";

export interface Cell {
  readonly kind: CellKind;
  /** Operation or webhook by its operationId. */
  readonly subject: string;
  /** Status, error code, `query limit_number minimum` or name of the webhook. */
  readonly key: string;
  readonly state: "covered" | "excused" | "missing";
  /** For an excused one. */
  readonly reason?: string;
  /** Answers or webhooks that count for it. */
  readonly seen: number;
}

/** Cells in the order of the document, and how many are in which state; an excused cell counts as met. */
export interface CellCoverage {
  readonly cells: readonly Cell[];
  readonly covered: number;
  readonly excused: number;
  readonly missing: number;
  /** Per cent of cells that are not missing, one decimal, rounded down. */
  readonly percent: number;
}

/** What happened to the cases of one operation in one phase. */
export interface Tally {
  readonly phase: Phase;
  readonly operationId: string;
  readonly cases: number;
  /** Valid data that succeeded. */
  readonly accepted: number;
  /** Valid data refused for a documented reason of state. */
  readonly refusedByState: number;
  /** Invalid data refused as documented. */
  readonly refused: number;
  /** Cases with a finding. */
  readonly failed: number;
}

export interface PhaseResult {
  readonly phase: Phase;
  readonly cases: number;
  readonly requests: number;
  readonly failed: number;
  /** Milliseconds. */
  readonly ms: number;
  /** Why it was not played, or not to its end. */
  readonly skipped?: string;
}

/** What became of one check: how often it was asked, and how often the answer was no. */
export interface CheckResult {
  readonly check: CheckId;
  readonly isDisabled: boolean;
  readonly asked: number;
  readonly failed: number;
}

/** All a report needs. Apart from `ms` and what the server made up, the same run gives the same result. */
export interface PlanResult {
  readonly api: string;
  readonly baseUrl: string;
  readonly environment: string;
  readonly profile: Profile;
  readonly seed: number;
  /** Title and version of the document. */
  readonly document: { readonly title: string; readonly version: string };
  /** `early`: ended by a person or a limit before all was played. */
  readonly end: "complete" | "early";
  /** Milliseconds of the whole run. */
  readonly ms: number;
  readonly phases: readonly PhaseResult[];
  readonly tallies: readonly Tally[];
  readonly checks: readonly CheckResult[];
  /** Worst first, then in the order of the document. */
  readonly findings: readonly Finding[];
  readonly coverage: CellCoverage;
  /** Of the last phase, in the order of the plan. */
  readonly scenarios: readonly ScenarioResult[];
  /** What a reader has to know, such as that signatures were not checked in the first phases. */
  readonly notes: readonly string[];
  /** What kept something from being played, other than the server's answers. */
  readonly broken: readonly string[];
}

/** What a run tells while it goes on. Milliseconds count from its start. */
export type RunEvent =
  | { readonly kind: "started"; readonly plan: Plan }
  | { readonly kind: "phase"; readonly phase: Phase; readonly cases: number }
  | {
      readonly kind: "progress";
      readonly phase: Phase;
      readonly operationId: string;
      /** Cases of the whole run. */
      readonly done: number;
      readonly planned: number;
      /** Operations that were called. */
      readonly operations: number;
      /** Findings so far. */
      readonly failures: number;
      readonly ms: number;
      /** Milliseconds, by the pace so far; undefined before there is one. */
      readonly left: number | undefined;
    }
  | { readonly kind: "finding"; readonly finding: Finding }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "ended"; readonly result: PlanResult };
