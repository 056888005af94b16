import type { components } from "@openissuing/anytime";
import { bodyOf } from "../expectation.js";
import type { WorldBase } from "./world.js";

type Schemas = components["schemas"];

/** The published example account of the Netherlands: right check digits, no customer of anybody. */
export const outsideIban = "NL91ABNA0417164300";

/** Body of createCreditTransfer to an account outside. */
export function transferForm(
  changes: Partial<Schemas["CreditTransferCreation"]> = {},
): Schemas["CreditTransferCreation"] {
  return {
    src_comment: "Supplier October",
    dst_comment: "Invoice 2020-117",
    dst_name: "John Smith",
    dst_iban: outsideIban,
    dst_swift: "ABNCNL2A",
    amount: 100,
    ...changes,
  };
}

/** Orders a transfer. */
export function transfer({ client }: WorldBase, id: number, changes: Partial<Schemas["CreditTransferCreation"]> = {}) {
  return client.POST("/v1.0/accounts/{id}/credit-transfers", { params: { path: { id } }, body: transferForm(changes) });
}

/** The transfers of an account. */
export async function transfersOf({ client }: WorldBase, id: number) {
  const list = await bodyOf(client.GET("/v1.0/accounts/{id}/credit-transfers", { params: { path: { id } } }));
  return list["credit-transfers"];
}

/** The statements of an account, at most 500. */
export async function statementsOf({ client }: WorldBase, id: number) {
  const params = { path: { id }, query: { limit_number: 500 } };
  return (await bodyOf(client.GET("/v1.0/accounts/{id}/statements", { params }))).transactions;
}
