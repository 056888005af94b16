import type { CheckId, Violation } from "../checks.js";
import type { Need } from "../environment.js";
import type { Evidence } from "../scenario.js";
import type { Stage } from "../stage.js";

/** What a probe is played on. */
export interface ProbeStage {
  /** A customer of its own where the environment can make one is opened from it. Its recorder is the probe's own. */
  readonly stage: Stage;
  /** Adds what was found. Requests sent so far become its steps. */
  report(violation: Violation): void;
  /** Counts a question that was answered well, so that a check nobody asked does not pass. */
  asked(check: CheckId): void;
}

/** Looks for one thing that generated cases cannot tell. */
export interface Probe {
  /** Unique in its API, such as `nonce-reuse-createAccount`; its replay id is `probes/<id>`. */
  readonly id: string;
  /** Operation or webhook it belongs to in the report, or `general`. */
  readonly operationId: string;
  /** Checks it can report. */
  readonly checks: readonly [CheckId, ...CheckId[]];
  readonly needs: readonly Need[];
  /** Whether it changes the server; such a probe is left out of the profile `read-only`. */
  readonly writes: boolean;
  /** Whether it belongs to the profile `smoke`. */
  readonly isSmoke: boolean;
  readonly evidence: Evidence;
  /** Throws `ExpectationError` or `EnvironmentError` as scenarios do; reports the rest. */
  run(stage: ProbeStage): Promise<void>;
}
