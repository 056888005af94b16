import type { components, operations } from "@openissuing/anytime";
import type { Action } from "../core/action.js";
import type { Call, Handler, Scene } from "../core/handler.js";
import type { Job } from "../core/job.js";
import type { Page } from "../core/page.js";
import type { Table } from "../core/store/table.js";

type Schemas = components["schemas"];

/** Bodies of the webhooks, by the vendor's event name. The envelope is added on the way out. */
export interface AnytimeEvents {
  card_last_tx: Schemas["CardLastTxEvent"]["body"];
  credit_transfer_processed: Schemas["CreditTransferProcessedEvent"]["body"];
}

/** Every error code the document lists. */
export type AnytimeCode =
  | Schemas["BadRequestCode"]
  | Schemas["UnauthorizedCode"]
  | Schemas["PaymentRequiredCode"]
  | Schemas["ForbiddenCode"]
  | Schemas["NotFoundCode"]
  | Schemas["MethodNotAllowedCode"]
  | Schemas["BankingTimeoutCode"]
  | Schemas["TooManyRequestsCode"]
  | Schemas["UnavailableForLegalReasonsCode"]
  | Schemas["ServerErrorCode"];

/** `export const getAccount: AnytimeHandler<"getAccount"> = async ({ path, tx }) => …` */
export type AnytimeHandler<Id extends keyof operations> = Handler<operations[Id], AnytimeEvents>;
export type AnytimeCall<Id extends keyof operations> = Call<operations[Id], AnytimeEvents>;
export type AnytimeScene = Scene<AnytimeEvents>;

/** What a resource brings besides its handlers: each `<resource>.ts` exports one of these as `<resource>Parts`. */
export interface Parts {
  readonly tables?: readonly Table[];
  readonly jobs?: readonly Job<never>[];
  readonly actions?: readonly Action[];
  readonly pages?: readonly Page[];
}
