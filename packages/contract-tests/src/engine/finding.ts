import type { CheckId, Phase, Severity, Violation } from "../checks.js";
import type { Evidence } from "../scenario.js";

/** One request of a finding and its answer, secrets and card data masked. */
export interface Step {
  readonly operationId: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Undefined where none was sent; a file is told by its size. */
  readonly requestBody: string | undefined;
  /** Undefined when no answer came. */
  readonly status: number | undefined;
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** At most 8,000 characters. */
  readonly responseBody: string | undefined;
  /** Milliseconds. */
  readonly ms: number;
}

/** What a run found: the same thing seen in many cases is one finding with the shortest sequence that shows it. */
export interface Finding {
  readonly check: CheckId;
  readonly severity: Severity;
  readonly phase: Phase;
  readonly operationId: string | undefined;
  /** A sentence about what was seen, without values of bodies. */
  readonly message: string;
  /** JSON pointer into the answer's body, where there is one; `*` stands for any row of a list. */
  readonly pointer?: string;
  /** What was sent and why the answer was to be another one, such as `amount is 0, exclusiveMinimum is 0`. */
  readonly because: string;
  /** `inferred`: our reading of the provider's text may be what is wrong. */
  readonly evidence: Evidence;
  /** For `replay`. */
  readonly replayId: string;
  /** Cases that showed it. */
  readonly times: number;
  /** Shortest sequence seen, in order; the last one is where it shows. */
  readonly steps: readonly Step[];
}

/** A violation with what led to it, before findings are added up. */
export interface Observation extends Pick<Finding, "because" | "evidence" | "operationId" | "phase" | "replayId"> {
  readonly violation: Violation;
  readonly steps: readonly Step[];
}
