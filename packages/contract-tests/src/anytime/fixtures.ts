import type { components } from "@openissuing/anytime";
import { bodyOf, expectSame } from "../expectation.js";
import type { World, WorldBase } from "./world.js";

type Schemas = components["schemas"];
export type AccountType = Schemas["AccountType"];

/** An account number nobody has. */
export const unknownAccount = 999_999_999;
/** A card reference nobody has. */
export const unknownCard = "ANYZZZZZZZZZZ";

const holder = {
  acc_currency: "EUR",
  user_gender: "F",
  user_first_name: "Camille",
  user_last_name: "Exemple",
  user_dob: "1980-05-17",
  user_pob: "Lyon",
  user_email: "camille@example.com",
  user_mobile_number: "33600000000",
  user_addr_line_1: "1 rue de l'Exemple",
  user_addr_line_2: "",
  user_addr_zip: "75001",
  user_addr_city: "Paris",
  user_addr_cc: "FR",
  user_nationality: "FR",
} as const satisfies Schemas["AccountUpdate"];

const corporation = {
  corp_name: "Exemple Conseil",
  corp_regnum: "000000000",
  corp_type: "SA",
  corp_activity: "Consulting",
  corp_tva: "FR00000000000",
  corp_addr_line_1: "2 avenue de l'Exemple",
  corp_addr_line_2: "Batiment B",
  corp_addr_zip: "69001",
  corp_addr_city: "Lyon",
  corp_addr_cc: "FR",
} as const satisfies Partial<Schemas["AccountUpdate"]>;

/** Body of createAccount with every field the kind of account has. */
export function accountForm(acc_type: AccountType = "business"): Schemas["AccountCreation"] {
  return { acc_type, ...holder, ...(acc_type === "business" ? corporation : {}) };
}

/** Body of updateAccount that changes nothing but what is given. */
export function updateForm(changes: Partial<Schemas["AccountUpdate"]> = {}): Schemas["AccountUpdate"] {
  return { ...holder, ...changes };
}

/** Opens an account; answers its number. */
export async function openAccount({ client }: WorldBase, acc_type: AccountType = "business"): Promise<number> {
  const { acc_id } = await bodyOf(client.POST("/v1.0/accounts", { body: accountForm(acc_type) }));
  return acc_id;
}

// The smallest picture there is: one pixel.
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** A picture that is whole. */
export function picture(name = "paper.png"): File {
  return new File([Buffer.from(pixel, "base64")], name, { type: "image/png" });
}

/** Hands in every paper the kind of account needs. */
export async function uploadPapers({ client }: WorldBase, id: number, acc_type: AccountType = "business") {
  const person = { user_identity: picture(), user_identity_back: picture(), user_dom_1: picture() };
  const body = acc_type === "business" ? { ...person, corp_status: picture(), corp_kbis: picture() } : person;
  const { files_status } = await bodyOf(client.POST("/v1.0/accounts/{id}/kyc", { params: { path: { id } }, body }));
  const arrived = Object.keys(body).map((field) => [field, { status: 0 }]);
  expectSame("the outcome of the upload", files_status, Object.fromEntries(arrived));
}

/** An account whose papers are all accepted. */
export async function provenAccount(world: World<"kyc">, acc_type: AccountType = "business"): Promise<number> {
  const id = await openAccount(world, acc_type);
  await uploadPapers(world, id, acc_type);
  await world.kyc.accept(id);
  return id;
}

/** A proven account with an IBAN. */
export async function ibanAccount(world: World<"kyc">): Promise<{ id: number; iban: string; swift: string }> {
  const id = await provenAccount(world);
  const body = { country_code: "FR" };
  return { id, ...(await bodyOf(world.client.POST("/v1.0/accounts/{id}/iban", { params: { path: { id } }, body }))) };
}

/** A proven account with an IBAN and money on it. */
export async function fundedAccount(world: World<"kyc" | "money">, amount = "1000.00") {
  const account = await ibanAccount(world);
  await world.money.arrive({ acc_id: account.id, amount });
  return account;
}

/** What the account holds, in minor units. */
export async function balanceOf({ client }: WorldBase, id: number): Promise<number> {
  const { balance } = await bodyOf(client.GET("/v1.0/accounts/{id}/balance", { params: { path: { id } } }));
  return Math.round(balance * 100);
}
