import type { JSONSchemaType } from "ajv";
import type { Scene } from "./handler.js";

/**
 * Something the outside world does to a tenant (money arrives, a document is accepted, a card is used): reachable as
 * `POST /_sandbox/tenants/{tenant}/actions/{name}` and as `control.act(tenant, name, input)`.
 */
export interface Action {
  readonly name: string;
  /** One sentence for the list of actions. */
  readonly summary: string;
  readonly schema: object;
  readonly run: (scene: Scene, input: never) => Promise<unknown>;
}

/**
 * Declares an action; list it in the resource's `actions`. Input that does not fit `schema` is refused before `run`.
 * The result must survive JSON. A `Fault` or `LedgerError` undoes all changes and is answered 409 with its code.
 */
export function defineAction<Input, Events>(action: {
  readonly name: string;
  readonly summary: string;
  readonly schema: JSONSchemaType<Input>;
  readonly run: (scene: Scene<Events>, input: Input) => Promise<unknown>;
}): Action {
  // An action runs only in the scenes of the vendor that lists it, so its events are that vendor's.
  return { ...action, run: action.run as unknown as Action["run"] };
}
