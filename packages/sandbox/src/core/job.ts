import type { Scene } from "./handler.js";

/** Work that is due at a moment of the tenant's clock. Runs in a transaction of its own, at most once when it succeeds. */
export interface Job<Payload> {
  readonly name: string;
  readonly run: (scene: Scene, payload: Payload) => Promise<void>;
}

/**
 * Declares a job; list it in the resource's `jobs`. `Payload` must survive JSON. A throw rolls back and tries again a
 * minute of tenant time later; after five tries it is given up (visible under the control API).
 */
export function defineJob<Payload, Events>(
  name: string,
  run: (scene: Scene<Events>, payload: Payload) => Promise<void>,
): Job<Payload> {
  // A job runs only in the scenes of the vendor that lists it, so its events are that vendor's.
  return { name, run: run as unknown as Job<Payload>["run"] };
}

/** Puts a job on the tenant's calendar. `at`: milliseconds since the epoch, tenant time; the past means "as soon as this commits". */
export type Schedule = <Payload>(
  job: Job<Payload>,
  when: { readonly at: number; readonly payload: Payload },
) => Promise<void>;
