import type { Dialect } from "./check-answer.js";
import type { CheckId } from "./checks.js";
import type { ApiDocument } from "./document/api-document.js";
import type { Kit } from "./engine/kit.js";
import type { Probe } from "./engine/probe.js";
import type { Tenancy } from "./sandbox-environment.js";
import type { AnyScenario } from "./scenario.js";
import type { Stage } from "./stage.js";

/** An API that can be tested: its document, what the document cannot say, and the scenarios written for it. */
export interface Api {
  readonly name: string;
  /** A path that every server of this API has; asked without credentials, to see whether the address is right. */
  readonly probe: string;
  readonly document: ApiDocument;
  readonly dialect: Dialect;
  /** How its customers come about in a sandbox, anew for each environment. */
  tenancy(): Tenancy;
  /** What it takes to sign in at another server, by name: texts, and keys that may stand in a file of their own. */
  readonly credentialNames: readonly string[];
  /** What credentials can say beside it. Default: nothing. */
  readonly optionalCredentials?: readonly string[];
  /** What generated cases need to know beyond the document. */
  readonly kit: Kit;
  readonly probes: readonly Probe[];
  /** Checks that cannot be asked of this API, each with the reason; it is told with the results. */
  readonly notApplicable?: ReadonlyMap<CheckId, string>;
  readonly scenarios: readonly AnyScenario[];
  /** Error codes that nothing but an injected fault brings about, each with the reason. */
  readonly faultOnly: ReadonlyMap<number, string>;
  /** Plays a scenario from this list to its end; throws what the scenario throws. */
  play(scenario: AnyScenario, stage: Stage): Promise<void>;
}
