import type { components } from "@openissuing/vaultspay";
import { succeeded } from "../expectation.js";
import type { World, WorldBase } from "./world.js";

export type Schemas = components["schemas"];

/** An identifier nothing has. */
export const unknownId = 999_999_999;

/** Number of the dirham in the text. */
export const dirham = 2;
/** Number of another currency, inferred. */
export const dollar = 1;

/** An IBAN of another bank, with correct check digits; its bank tells who holds the account. */
export const foreignIban = "AE070331234567890123456";

/** An IBAN of the Emirates with right check digits; bank 030 tells no holder, as in the text. */
export function emiratesIban(bank: string, account: string): string {
  const rest = BigInt(`${bank}${account}101400`);
  return `AE${String(98n - (rest % 97n)).padStart(2, "0")}${bank}${account}`;
}

/** Body of createUser: a customer of the company with addresses of its own. */
export function userForm(changes: Partial<Schemas["UserCreation"]> = {}): Schemas["UserCreation"] {
  const email = `customer-${crypto.randomUUID()}@example.com`;
  return { firstName: "Amina", lastName: "Rahman", email, status: "ACTIVE", ...changes };
}

/** A new customer of the company; its KYC is pending. */
export async function newUser({ client }: WorldBase, changes: Partial<Schemas["UserCreation"]> = {}) {
  return (await succeeded(client.POST("/as/api/v1/users", { body: userForm(changes) }))).data;
}

/** A new customer whose KYC is verified. */
export async function verifiedUser(world: World<"kyc">) {
  const user = await newUser(world);
  await world.kyc.review(user.id, "VERIFIED");
  return user;
}

/** A new account of a user, in dirhams unless told otherwise. */
export async function newAccount({ client }: WorldBase, userId: number, currencyId = dirham) {
  const body = { userId, currencyId, accountType: "DIGITAL" };
  return (await succeeded(client.POST("/be/api/v1/accounts", { body }))).data;
}

/** The account as it is now. */
export async function readAccount({ client }: WorldBase, id: number) {
  return (await succeeded(client.GET("/be/api/v1/accounts/{id}", { params: { path: { id } } }))).data;
}

/** A verified customer with an account in dirhams. */
export async function holder(world: World<"kyc">) {
  const user = await verifiedUser(world);
  return { user, account: await newAccount(world, user.id) };
}

/** Logs in and answers both tokens. */
export function logIn({ client, credentials }: WorldBase) {
  const { clientId, clientSecret } = credentials;
  return succeeded(client.POST("/as/api/v1/saas-login", { body: { clientId, clientSecret } }));
}
