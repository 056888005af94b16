import type { Api } from "../api.js";
import { type CheckId, type Phase, phases, type Violation } from "../checks.js";
import type { Case, CaseRequest } from "./case.js";
import type { CellCounter } from "./cells.js";
import { compareRanks, type Findings } from "./findings.js";
import { type CaseOutcome, judgeCase } from "./judge-case.js";
import type { MadePlan } from "./make-plan.js";
import type { RunEvent } from "./plan.js";
import type { Played } from "./play-property.js";
import type { Reply, Session, StepMaker } from "./session.js";
import type { Tallies } from "./tallies.js";

/** What the phases of one run share. */
export interface Run {
  readonly api: Api;
  readonly made: MadePlan;
  readonly findings: Findings;
  readonly tallies: Tallies;
  readonly cells: CellCounter;
  readonly notes: readonly string[];
  readonly broken: readonly string[];
  phase: Phase;
  /** Whether no further case is to begin: a person ended the run, or the server stopped answering. */
  readonly isOver: boolean;
  /** Whether an operation failed to answer so often that asking again would only take time. */
  isDead(operationId: string): boolean;
  /** Takes one of the cases that may be played beyond the plan; false when there are none left. */
  takeSpare(): boolean;
  hear(request: CaseRequest, reply: Reply): void;
  note(text: string): void;
  /** Something around the run did not work. */
  fail(error: unknown): void;
  /** Plays one case; undefined outcome: it could not be played. */
  play(each: Case, session: Session): Promise<Played>;
  /** Counts a case that was played, and what it showed. */
  finish(operationId: string, played: Played, about: Told): Promise<void>;
  /**
   * An operation whose valid data never succeeded is a finding. One that could not be called at all is one only where
   * everything was to be prepared and nothing else explains it; else it is a note.
   */
  judgeSuccesses(isPrepared: boolean): Promise<void>;
}

/** What findings of a case say about it. */
export interface Told {
  readonly replayId: string;
  /** Checks that rest on our reading here: what else the case shows is stated. Default: none. */
  readonly inferred?: readonly CheckId[];
  /** Position in the plan, so that answers may come in any order. */
  readonly order?: number;
}

export interface RunParts extends Pick<Run, "api" | "cells" | "findings" | "made" | "tallies"> {
  readonly onEvent: (event: RunEvent) => void;
  readonly startedAt: number;
  readonly signal?: AbortSignal;
}

/** What valid data of an operation were answered instead of a success; the one with the lowest rank is shown. */
interface Refusal {
  readonly seen: string;
  readonly steps: readonly StepMaker[];
  readonly replayId: string;
  readonly rank: readonly number[];
}

/** Checks that every call asks. */
const ofArrival = ["answer-bounded", "answer-in-time", "connection-kept"] as const;
/** Calls in a row without an answer after which the server counts as gone, and those of one operation. */
const mostSilence = 12;
const mostSilenceOfOne = 3;
/** Milliseconds between two words about the progress. */
const pulse = 100;

export function createRun(parts: RunParts): Run {
  const { api, made, findings, tallies, cells, onEvent, startedAt, signal } = parts;
  const { plan } = made;
  const planned = Object.values(plan.sizes).reduce((sum, size) => sum + size, 0);
  const notes: string[] = [];
  const broken: string[] = [];
  const silentOperations = new Map<string, number>();
  const refusals = new Map<string, Refusal>();
  let { spare } = made;
  let silence = 0;
  let isGone = false;
  let told = 0;

  const run: Run = {
    api,
    made,
    findings,
    tallies,
    cells,
    notes,
    broken,
    phase: "examples",
    get isOver() {
      return isGone || signal?.aborted === true;
    },
    isDead: (operationId) => (silentOperations.get(operationId) ?? 0) >= mostSilenceOfOne,
    takeSpare: () => spare-- > 0,
    note(text) {
      notes.push(text);
      onEvent({ kind: "note", text });
    },
    fail(error) {
      const text = error instanceof Error ? error.message : String(error);
      if (!broken.includes(text)) broken.push(text);
    },
    hear({ operationId, method }, { status, code, failure, wasProven }) {
      tallies.request(run.phase);
      for (const check of ofArrival) tallies.asked(check);
      if (wasProven === true) tallies.asked("answer-authenticity");
      silence = failure === undefined ? 0 : silence + 1;
      // That another method is refused says nothing about this one.
      if (methods.get(operationId) === method) {
        if (failure === undefined) silentOperations.delete(operationId);
        else silentOperations.set(operationId, (silentOperations.get(operationId) ?? 0) + 1);
      }
      if (status !== undefined && isOwnMethod(operationId, method)) cells.answer(operationId, status, code);
      if (silence >= mostSilence && !isGone) {
        isGone = true;
        run.note(`${mostSilence} calls in a row brought no whole answer: the run ends here.`);
      }
    },

    async play(each, session) {
      const prepared = await session.prepare(each.request);
      const isValid = each.expects.kind === "accepted";
      const because = each.expects.why;
      if (prepared.missing !== undefined && isValid) {
        tallies.countSkipped(each.operationId, prepared.missing);
        return { outcome: undefined, violations: [], steps: [], because, asked: [] };
      }
      const reply = await session.send(each.request, prepared.resources);
      const isPrepared = prepared.missing === undefined && session.isPrepared;
      const { outcome, violations, asked } = judgeCase(each, reply, { kit: api.kit, isPrepared });
      if (reply.status !== undefined) cells.keyword(each);
      const answered = `${reply.status ?? reply.failure} ${reply.code ?? ""}`.trim();
      return {
        outcome,
        violations,
        steps: [...prepared.steps, reply.step],
        because,
        asked,
        ...(isValid && { answered }),
      };
    },

    async finish(operationId, played, { replayId, inferred = [], order = 0 }) {
      const { outcome, violations, steps, because, asked, answered } = played;
      if (outcome === undefined) return;
      tallies.count(run.phase, operationId, outcome);
      for (const check of asked) tallies.asked(check);
      if (answered !== undefined) {
        tallies.valid(operationId, outcome);
        const rank = [phases.indexOf(run.phase), steps.length, order];
        const known = refusals.get(operationId);
        const isBetter = known === undefined || compareRanks(rank, known.rank) < 0;
        if (outcome !== "accepted" && isBetter) refusals.set(operationId, { seen: answered, steps, replayId, rank });
      }
      for (const violation of violations) {
        tallies.failed(violation.check);
        const finding = await findings.add({
          violation,
          operationId: violation.operationId ?? operationId,
          phase: run.phase,
          because,
          evidence: inferred.includes(violation.check) ? "inferred" : "stated",
          replayId,
          order,
          steps,
        });
        if (finding !== undefined) onEvent({ kind: "finding", finding });
      }
      beat(operationId);
    },

    async judgeSuccesses(isPrepared) {
      const isCalled = (operationId: string) => tallies.validOf(operationId).played > 0;
      // What was called comes first: it explains what could not be.
      for (const operationId of [...plan.operations].sort((a, b) => Number(isCalled(b)) - Number(isCalled(a)))) {
        const { played, accepted } = tallies.validOf(operationId);
        const skipped = tallies.skipped().get(operationId);
        if (played === 0 && skipped === undefined) continue;
        if (played === 0 && (!isPrepared || findings.hasErrors)) {
          run.note(`${operationId} was not called with valid data: ${skipped}.`);
          continue;
        }
        tallies.asked("operation-succeeds");
        if (accepted > 0) continue;
        const shown = refusals.get(operationId);
        const message =
          shown === undefined
            ? `no request with valid data could be sent: ${skipped}`
            : `none of ${played} requests with valid data succeeded; one was answered ${shown.seen}`;
        const violation: Violation = { check: "operation-succeeds", message, operationId };
        tallies.failed("operation-succeeds");
        const finding = await findings.add({
          violation,
          operationId,
          phase: "examples",
          because: "valid data and what the operation needs",
          evidence: "stated",
          replayId: shown?.replayId ?? `examples/${operationId}/smallest`,
          order: 0,
          steps: shown?.steps ?? [],
        });
        if (finding !== undefined) onEvent({ kind: "finding", finding });
      }
    },
  };

  const methods = new Map(api.document.requests.map(({ operationId, method }) => [operationId, method]));
  const isOwnMethod = (operationId: string, method: string) => {
    const own = methods.get(operationId);
    return own === method || !api.document.methodsAt(pathOf(operationId)).includes(method);
  };
  const paths = new Map(api.document.requests.map(({ operationId, path }) => [operationId, path]));
  const pathOf = (operationId: string) => paths.get(operationId) ?? "";

  function beat(operationId: string): void {
    const now = performance.now();
    const done = tallies.cases;
    if (now - told < pulse && done < planned) return;
    told = now;
    const ms = now - startedAt;
    const left = done === 0 ? undefined : Math.max(0, (ms / done) * (planned - done));
    const { operations } = tallies;
    onEvent({
      kind: "progress",
      phase: run.phase,
      operationId,
      done,
      planned,
      operations,
      failures: findings.size,
      ms,
      left,
    });
  }

  return run;
}

export type { CaseOutcome };
