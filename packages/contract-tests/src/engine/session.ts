import type { Violation } from "../checks.js";
import type { Abilities, Credentials } from "../environment.js";
import type { CaseRequest } from "./case.js";
import type { Step } from "./finding.js";

/** What came back for one request, judged by the document. */
export interface Reply {
  /** Undefined when no whole answer came; `failure` says why. */
  readonly status: number | undefined;
  readonly failure: "closed" | "refused" | "timeout" | "too-long" | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
  /** What the answer is about, taken out of the API's envelope where it has one. */
  readonly content: unknown;
  /** Error code of the catalogue. */
  readonly code: number | undefined;
  readonly violations: readonly Violation[];
  /** Milliseconds. */
  readonly ms: number;
  /** For a finding: masked, made only when asked for. */
  step(): Promise<Step>;
}

/** One customer of the provider under test. Requests of several sessions go side by side. */
export interface Session {
  readonly credentials: Credentials;
  readonly abilities: Partial<Abilities>;
  /** Whether the server checks signatures of this customer; the schema phases may do without. */
  readonly isStrict: boolean;
  /** Fills in ids, signs as the request says, sends and judges. Never rejects for what a server does. */
  send(request: CaseRequest): Promise<Reply>;
  /** Ids of a resource of this kind, made when there is none. Undefined where the surroundings cannot make one. */
  resource(kind: string): Promise<Readonly<Record<string, string | number>> | undefined>;
  close(): Promise<void>;
}
