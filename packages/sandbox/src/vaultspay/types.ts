import type { components, operations } from "@openissuing/vaultspay";
import type { Action } from "../core/action.js";
import type { Call, Handler, notImplemented, Scene } from "../core/handler.js";
import type { Job } from "../core/job.js";
import type { Table } from "../core/store/table.js";

export type Schemas = components["schemas"];

/** Bodies of the webhooks, by the name the document gives them. */
export interface VaultsPayEvents {
  card_status: Schemas["CardStatusEvent"];
  transaction_performed: Schemas["TransactionPerformedEvent"];
}

/** Every error code the document lists. */
export type VaultsPayErrorCode =
  | Schemas["BadRequestCode"]
  | Schemas["UnauthorizedCode"]
  | Schemas["ForbiddenCode"]
  | Schemas["UnprocessableContentCode"]
  | Schemas["TooManyRequestsCode"]
  | Schemas["ServerErrorCode"];

/** Operations that are answered. */
export type OperationId = Exclude<keyof operations, `receive${string}`>;

/** `export const getAccount: VaultsPayHandler<"getAccount"> = async ({ path, tx }) => …` */
export type VaultsPayHandler<Id extends OperationId> = Handler<operations[Id], VaultsPayEvents>;
export type VaultsPayCall<Id extends OperationId> = Call<operations[Id], VaultsPayEvents>;
export type VaultsPayScene = Scene<VaultsPayEvents>;

/** What records and books need of a scene, whatever it may deliver. */
export type Books = Omit<Scene, "deliver">;

export type VaultsPayHandlers = { readonly [Id in OperationId]: VaultsPayHandler<Id> | typeof notImplemented };

/** What a resource brings besides its handlers: each `<resource>.ts` exports one of these as `<resource>Parts`. */
export interface Parts {
  readonly tables?: readonly Table[];
  readonly jobs?: readonly Job<never>[];
  readonly actions?: readonly Action[];
  /** Adds what a tenant has from the start, and again after a reset; in the order of the parts. */
  readonly found?: (scene: Scene) => Promise<void>;
}
