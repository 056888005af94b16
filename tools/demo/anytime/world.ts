import { type AnytimeClient, type AnytimeCredentials, type AnytimeWebhook, unwrap } from "@openissuing/anytime";
import type { ControlApi } from "../control-api.js";
import type { KeyPair } from "../make-key-pair.js";
import type { SandboxProcess } from "../sandbox-process.js";
import type { Stage } from "../story.js";
import type { WebhookReceiver } from "../webhook-receiver.js";

/** What the chapters of the story share once the customer has signed in. */
export interface World {
  readonly stage: Stage;
  readonly sandbox: SandboxProcess;
  /** File of the sandbox's database. */
  readonly db: string;
  /** Base URL of the vendor's API. */
  readonly baseUrl: string;
  readonly keys: KeyPair;
  readonly credentials: AnytimeCredentials;
  readonly client: AnytimeClient;
  readonly control: ControlApi;
  readonly receiver: WebhookReceiver<AnytimeWebhook>;
}

/** A beneficiary outside of the sandbox; its IBAN is the example of the IBAN registry. */
export const beneficiary = {
  dst_name: "Jan Voorbeeld",
  dst_iban: "NL91ABNA0417164300",
  dst_swift: "ABNANL2A",
} as const;

/** Amount as the steps print it. `cents`: minor units. */
export const euros = (cents: number): string => `${(cents / 100).toFixed(2)} EUR`;

/** Minor units of an amount as the wire has it, a number of two decimals. */
export const centsOf = (amount: number): number => Math.round(amount * 100);

/** Balance of an account in minor units. */
export async function readBalance(client: AnytimeClient, id: number): Promise<number> {
  const { body } = await unwrap(client.GET("/v1.0/accounts/{id}/balance", { params: { path: { id } } }));
  return centsOf(body.balance);
}

/** Transfers of an account, of every status. */
export async function readTransfers(client: AnytimeClient, id: number) {
  const { body } = await unwrap(client.GET("/v1.0/accounts/{id}/credit-transfers", { params: { path: { id } } }));
  return body["credit-transfers"];
}
