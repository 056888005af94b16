import type { operations } from "@openissuing/vaultspay";
import type { AnyScenario, Evidence } from "../scenario.js";
import type { Need } from "./abilities.js";
import type { World } from "./world.js";

/** What a scenario of VaultsPay is about: an operation, a webhook (its `receive…`), or what holds for all of them. */
export type Subject = keyof operations | "general";

/**
 * A scenario of VaultsPay. `needs` decides what its world can do; what is not named there does not compile. `evidence`
 * defaults to `inferred`: the text is silent about most of what can be observed.
 */
export function scenario<const N extends Need = never>(
  operationId: Subject,
  name: string,
  options: { readonly needs?: readonly N[]; readonly evidence?: Evidence },
  run: (world: World<N>) => Promise<void>,
): AnyScenario {
  const { needs = [], evidence = "inferred" } = options;
  return { operationId, name, needs, evidence, run };
}
