import type { components, operations } from "@openissuing/brocard";
import type { Action } from "../core/action.js";
import type { Fault } from "../core/fault.js";
import type { BodyOf, Call, Handler, notImplemented, QueryOf, Scene } from "../core/handler.js";
import type { Job } from "../core/job.js";
import type { Table } from "../core/store/table.js";
import type { Caller } from "./members.js";
import type { Mistakes } from "./mistakes.js";

export type Schemas = components["schemas"];

/** Bodies of the webhooks, by `webhook_type`. */
export interface BrocardEvents {
  otp_code: Schemas["OtpCodeEvent"];
  payment: Schemas["PaymentEvent"];
  refund: Schemas["RefundEvent"];
}

export type BrocardScene = Scene<BrocardEvents>;

/** Operations that are answered. */
export type OperationId = Exclude<keyof operations, `receive${string}`>;

type Untraced<T> = T extends { content: { "application/json": infer J } }
  ? { content: { "application/json": Omit<J, "request_id"> } }
  : T;

/** An operation whose answers lack `request_id`: it is added on the way out. */
type Op<Id extends OperationId> = Omit<operations[Id], "responses"> & {
  readonly responses: {
    readonly [S in keyof operations[Id]["responses"]]: Untraced<operations[Id]["responses"][S]>;
  };
};

/** Who calls; nobody where no key is asked for. */
interface Called<Id extends OperationId> {
  readonly caller: Id extends "openCardEmbed" ? undefined : Caller;
}

/** A request that fits the document and passed its guard. */
export type BrocardCall<Id extends OperationId> = Call<Op<Id>, BrocardEvents> & Called<Id>;

/** `export const getCard: BrocardHandler<"getCard"> = async ({ path, tx }) => …` */
export type BrocardHandler<Id extends OperationId> = (
  call: BrocardCall<Id>,
) => ReturnType<Handler<Op<Id>, BrocardEvents>>;

/** A request before it is let through: members that do not fit the document are missing. */
export type GuardedCall<Id extends OperationId> = Omit<BrocardCall<Id>, "body" | "query"> & {
  readonly query: Partial<QueryOf<Op<Id>>>;
  readonly body: Partial<BodyOf<Op<Id>>>;
};

/**
 * Judges what the document cannot say, before the handler. A returned fault (404, 403) comes before everything that is
 * wrong with the members; what is wrong with them is added to `mistakes`, which already holds what the document refuses.
 */
export type BrocardGuard<Id extends OperationId> = (
  call: GuardedCall<Id>,
  mistakes: Mistakes,
) => Promise<Fault | undefined> | Fault | undefined;

export type BrocardHandlers = {
  readonly [Id in OperationId]: BrocardHandler<Id> | typeof notImplemented;
};

export type BrocardGuards = { readonly [Id in OperationId]?: BrocardGuard<Id> };

/** What a resource brings besides its handlers: each `<resource>.ts` exports one of these as `<resource>Parts`. */
export interface Parts {
  readonly tables?: readonly Table[];
  readonly jobs?: readonly Job<never>[];
  readonly actions?: readonly Action[];
}
