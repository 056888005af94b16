import type { Checker } from "./check-answer.js";
import type { CheckId } from "./checks.js";
import type { ApiDocument } from "./document/api-document.js";
import type { Environment } from "./environment.js";
import type { Recorder } from "./recorder.js";

/** What one scenario is played on. */
export interface Stage {
  readonly document: ApiDocument;
  readonly checker: Checker;
  readonly environment: Environment;
  readonly recorder: Recorder;
  /** Address the paths of the document are appended to. */
  readonly baseUrl: string;
  /** The network below everything, for a proxy or a test. */
  readonly fetch: typeof fetch;
  /** Milliseconds for each call. */
  readonly timeout: number;
  /** A private key nobody knows, PEM; made once per run. */
  readonly foreignKey: () => Promise<string>;
  /** Counts a check that was performed, whatever came of it. */
  asked?(check: CheckId): void;
}
