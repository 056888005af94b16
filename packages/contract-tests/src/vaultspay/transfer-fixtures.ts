import { ExpectationError, succeeded } from "../expectation.js";
import { foreignIban, type Schemas } from "./fixtures.js";
import type { World, WorldBase } from "./world.js";

/** The company's own account in dirhams. */
export async function ownAccount({ client }: WorldBase): Promise<Schemas["Account"]> {
  const query = { shownMyAccounts: true, currencyCode: "AED" };
  const { data } = await succeeded(client.GET("/be/api/v1/accounts", { params: { query } }));
  const [first] = data;
  if (first === undefined) throw new ExpectationError("the company is to have an account in AED");
  return first;
}

/** Somebody at another bank whom money can be sent to. */
export async function newContact({ client }: WorldBase, iban = foreignIban) {
  const body = { title: "Supplier", iban };
  return (await succeeded(client.POST("/be/api/v1/direct-payment-contact", { body }))).data;
}

/** Body of createDirectTransfer. `amount`: minor units. */
export function transferForm(
  paymentContactId: number,
  changes: Partial<Schemas["DirectTransferCreation"]> = {},
): Schemas["DirectTransferCreation"] {
  return {
    paymentContactId: String(paymentContactId),
    currencyCode: "AED",
    purpose: "GOODS_BOUGHT",
    description: "Invoice 42",
    amount: 10_000,
    ...changes,
  };
}

/** The company's account with 1000.00 on it, and a transfer of 100.00 from it that is under way. */
export async function pendingTransfer(world: World<"money">, amount = 10_000) {
  const account = await ownAccount(world);
  await world.money.arrive(account.id, "1000.00");
  const contact = await newContact(world);
  const body = transferForm(contact.id, { amount });
  const { data } = await succeeded(world.client.POST("/tc/api/v1/direct-transfer", { body }));
  return { account, contact, transfer: data };
}

/** A record as it is now. */
export async function readTransaction({ client }: WorldBase, id: number) {
  return (await succeeded(client.GET("/tme/api/v1/transactions/{id}", { params: { path: { id } } }))).data;
}

/** Status of the record a payment left. */
export async function statusOf(world: WorldBase, id: number): Promise<Schemas["TransactionStatus"]> {
  return (await readTransaction(world, id)).status;
}
