import type { operations } from "@openissuing/{{name}}";
import type { AnyScenario, Evidence } from "../scenario.js";
import type { World } from "./world.js";

/** What a scenario of {{title}} is about: an operation, a webhook, or what holds for all of them. */
export type Subject = keyof operations | "general";

/** A scenario of {{title}}; `evidence` defaults to `stated`. */
export function scenario(
  operationId: Subject,
  name: string,
  options: { readonly evidence?: Evidence },
  run: (world: World) => Promise<void>,
): AnyScenario {
  return { operationId, name, needs: [], evidence: options.evidence ?? "stated", run };
}
