import type { CheckId, Violation } from "../checks.js";
import { describe } from "./boundary-values.js";
import type { Case } from "./case.js";
import type { Kit } from "./kit.js";
import type { Reply } from "./session.js";

/** How the answer to a case is counted. */
export type CaseOutcome = "accepted" | "refused" | "refusedByState" | "violated";

/** What a case showed. */
export interface CaseJudgement {
  readonly outcome: CaseOutcome;
  readonly violations: readonly Violation[];
  /** Checks that were performed, those of the answer by itself aside. */
  readonly asked: readonly CheckId[];
}

/** What a case was played on. */
export interface CaseGround {
  readonly kit: Kit;
  /** Whether everything the request refers to was prepared as valid data need it. */
  readonly isPrepared: boolean;
}

/** Holds the answer of a case to what was expected of it, after the document had its say. */
export function judgeCase(played: Case, reply: Reply, ground: CaseGround): CaseJudgement {
  const { operationId } = played;
  const own = expectationFaults(played, reply, ground).map((violation) => ({ ...violation, operationId }));
  const violations = [...reply.violations, ...own];
  const asked = checksOf(played, reply, ground.kit);
  if (violations.length > 0 || reply.status === undefined) return { outcome: "violated", violations, asked };
  if (reply.status < 300) return { outcome: "accepted", violations, asked };
  return { outcome: played.expects.kind === "refused" ? "refused" : "refusedByState", violations, asked };
}

/** Whether an answer says that the server failed: some APIs refuse with such a status too, by their codes. */
export function isServerError(status: number, code: number | undefined, { serverRefusals }: Kit): boolean {
  return status >= 500 && (code === undefined || serverRefusals?.has(code) !== true);
}

function checksOf({ expects }: Case, { status, code, failure }: Reply, kit: Kit): readonly CheckId[] {
  if (status === undefined || failure !== undefined) return [];
  if (isServerError(status, code, kit)) return ["no-server-error"];
  const own = expects.kind === "refused" ? expects.check : "valid-data-accepted";
  const ofReason = status >= 400 && code !== undefined ? (["error-operation"] as const) : [];
  return ["no-server-error", own, ...ofReason];
}

function expectationFaults(played: Case, reply: Reply, ground: CaseGround): readonly Violation[] {
  const { status, code, failure } = reply;
  if (status === undefined || failure !== undefined) return [];
  const seen = code === undefined ? `${status}` : `${status} ${code}`;
  if (isServerError(status, code, ground.kit)) return [{ check: "no-server-error", message: `the answer is ${seen}` }];
  const { expects } = played;
  const faults = [...codeFaults(played, reply, ground)];
  if (expects.kind === "refused") {
    const { check, statuses } = expects;
    if (status < 400) faults.push({ check, message: `the answer is ${seen}, although ${about(played)}` });
    else if (!statuses.includes(status) && !isStateStatus(status, ground)) {
      faults.push({ check, message: `the answer is ${seen}, not ${statuses.join(" or ")}, when ${about(played)}` });
    }
    return faults;
  }
  if (status >= 300 && !isStateRefusal(played.operationId, reply, ground)) {
    faults.push({ check: "valid-data-accepted", message: `valid data are answered ${seen}` });
  }
  return faults;
}

/** What is varied, without the value, so that the same fault in many cases is one finding. */
function about({ varies: { place, name, keyword }, expects }: Case): string {
  if (place === "operation" || name === "" || name === "-") return expects.why;
  if (keyword === "required") return `the ${place === "header" ? "header" : "member"} ${name} is missing`;
  if (place === "method") return `${name} is not documented here`;
  return `${name} breaks the document`;
}

/** Where nothing could be prepared, an id that nothing has may be what is refused. */
function isStateStatus(status: number, { kit, isPrepared }: CaseGround): boolean {
  return !isPrepared && kit.stateStatuses.includes(status);
}

function isStateRefusal(operationId: string, { status = 0, code, content }: Reply, ground: CaseGround): boolean {
  const { kit, isPrepared } = ground;
  if (kit.refusesByState?.(operationId, status, content) === true) return true;
  if (code !== undefined && kit.stateCodes(operationId).has(code)) return true;
  return !isPrepared && kit.stateStatuses.includes(status);
}

/** A refusal has to name a reason that its operation can have. */
function codeFaults({ operationId }: Case, { status = 0, code }: Reply, { kit }: CaseGround): readonly Violation[] {
  if (status < 400 || code === undefined || kit.mayAnswer(operationId, code)) return [];
  return [{ check: "error-operation", message: `${describe(code)} is no reason the document gives for it` }];
}
