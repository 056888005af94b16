import type { components } from "@openissuing/vaultspay";
import { ExpectationError, succeeded } from "../expectation.js";
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

/** A tier whose cards can be of this kind, in dirhams. */
export async function tierFor({ client }: WorldBase, type: Schemas["CardType"]): Promise<Schemas["CardTier"]> {
  const { data } = await succeeded(client.GET("/pcs/api/v1/card-tiers"));
  const found = data.find(
    ({ billingCurrencyCode, cardTypes }) => billingCurrencyCode === "AED" && cardTypes.split(",").includes(type),
  );
  if (found === undefined) throw new ExpectationError(`the tiers are to hold one in AED for ${type}`);
  return found;
}

/** Where cards are sent to. */
export const deliveryAddress: Schemas["CardAddressCreation"] = {
  country: "ARE",
  state: "Dubai",
  city: "Dubai",
  addressLine1: "1 Example Street",
  postalCode: "00000",
  type: "MAILING",
};

/** Body of createCard for a new holder. */
export async function cardForm(
  world: World<"kyc">,
  cardType: Schemas["CardType"] = "VIRTUAL",
  changes: Partial<Schemas["CardCreation"]> = {},
): Promise<Schemas["CardCreation"]> {
  const { account, user } = await holder(world);
  const address = cardType === "PHYSICAL" ? { address: deliveryAddress } : {};
  return {
    cardTierId: (await tierFor(world, cardType)).id,
    customerId: user.id,
    accountId: account.id,
    cardType,
    cardHolderName: "AMINA RAHMAN",
    ...address,
    ...changes,
  };
}

export type Card = Schemas["Card"];

/** A new card of a new holder: active when it is virtual, requested when it is physical. */
export async function issueCard(
  world: World<"kyc">,
  cardType: Schemas["CardType"] = "VIRTUAL",
  changes: Partial<Schemas["CardCreation"]> = {},
): Promise<Card> {
  const body = await cardForm(world, cardType, changes);
  return (await succeeded(world.client.POST("/pcs/api/v1/cards", { body }))).data;
}

/** The card as it is now. */
export async function readCard({ client }: WorldBase, cardId: number): Promise<Card> {
  return (await succeeded(client.POST("/pcs/api/v1/cards/details", { body: { cardId } }))).data;
}

export async function setPin({ client }: WorldBase, cardId: number, pin = "4826"): Promise<void> {
  await succeeded(client.POST("/pcs/api/v1/set-pin", { body: { cardId, pin } }));
}

export const processRequest = ({ client }: WorldBase, cardId: number) =>
  client.POST("/pcs/api/v1/process-card-request", { body: { cardId, status: "ISSUANCE_IN_PROGRESS" } });

export const manufacture = (
  { client }: WorldBase,
  cardId: number,
  manufacturingStatus: "IN_PROGRESS" | "MANUFACTURED" = "MANUFACTURED",
) => client.POST("/pcs/api/v1/update-card-manufacturing", { body: { cardId, manufacturingStatus } });

export const deliver = (
  { client }: WorldBase,
  cardId: number,
  deliveryStatus: "DELIVERED" | "IN_TRANSIT" = "DELIVERED",
) => client.POST("/pcs/api/v1/update-delivery-status", { body: { cardId, deliveryStatus } });

/** A physical card that is being issued. */
export async function cardInProgress(world: World<"kyc">): Promise<Card> {
  const { id } = await issueCard(world, "PHYSICAL");
  await setPin(world, id);
  await succeeded(processRequest(world, id));
  return readCard(world, id);
}

/** A physical card that was delivered and waits for its holder. */
export async function deliveredCard(world: World<"kyc">): Promise<Card> {
  const { id } = await cardInProgress(world);
  await succeeded(manufacture(world, id));
  await succeeded(deliver(world, id));
  return readCard(world, id);
}

/** Number and expiry of a card. */
export async function secretsOf({ client }: WorldBase, cardId: number) {
  const { data: number } = await succeeded(client.POST("/pcs/api/v1/get-card-pan", { body: { cardId } }));
  const { data: end } = await succeeded(client.POST("/pcs/api/v1/get-card-expiry", { body: { cardId } }));
  return { pan: number.pan, expiryDate: end.expiry };
}

/** A physical card that its holder activated. */
export async function activePhysicalCard(world: World<"kyc">): Promise<Card> {
  const { id } = await deliveredCard(world);
  const body = { cardId: id, ...(await secretsOf(world, id)) };
  await succeeded(world.client.POST("/pcs/api/v1/activate-card", { body }));
  return readCard(world, id);
}

export const setStatus = (
  { client }: Pick<WorldBase, "client">,
  cardId: number,
  cardStatus: "ACTIVE" | "BLOCK",
  statusReason = "asked for",
) => client.POST("/pcs/api/v1/update-card-status", { body: { cardId, cardStatus, statusReason } });

export const toggleFreeze = ({ client }: Pick<WorldBase, "client">, cardId: number) =>
  client.POST("/pcs/api/v1/toggle-freeze-card", { body: { cardId } });

export const report = (
  { client }: Pick<WorldBase, "client">,
  cardId: number,
  issueType: Schemas["CardIssueType"] = "DAMAGED",
) => client.POST("/pcs/api/v1/report-card-issue", { body: { cardId, issueType, statusReason: "Chip broken" } });

export const review = ({ client }: Pick<WorldBase, "client">, cardId: number) =>
  client.POST("/pcs/api/v1/review-report-card-issue", { body: { cardId } });

/** What ends a report. */
export const decisions = {
  replace: ({ client }: Pick<WorldBase, "client">, cardId: number) =>
    client.POST("/pcs/api/v1/replace-card", { body: { cardId, remarks: "new card" } }),
  renew: ({ client }: Pick<WorldBase, "client">, cardId: number) =>
    client.POST("/pcs/api/v1/renew-card", { body: { cardId, remarks: "new card" } }),
  decline: ({ client }: Pick<WorldBase, "client">, cardId: number) =>
    client.POST("/pcs/api/v1/decline-card", { body: { cardId, remarks: "nothing found" } }),
} as const;

/** Where the plastic of a virtual card is sent to. */
export const conversionAddress: Schemas["CardConversionAddress"] = {
  country: "ARE",
  state: "Dubai",
  city: "Dubai",
  addressLine1: "2 Example Street",
  postalCode: "00000",
};

export const convert = ({ client }: Pick<WorldBase, "client">, cardId: number) =>
  client.POST("/pcs/api/v1/virtual-to-physical", { body: { cardId, address: conversionAddress } });

export const decideConversion = (
  { client }: Pick<WorldBase, "client">,
  cardId: number,
  status: "APPROVED" | "REJECTED",
) => client.POST("/pcs/api/v1/virtual-to-physical-process", { body: { cardId, status } });

/** A virtual card that was reported; the report is under review. */
export async function reviewedCard(world: World<"kyc">, issueType: Schemas["CardIssueType"] = "DAMAGED") {
  const { id } = await issueCard(world);
  await succeeded(report(world, id, issueType));
  await succeeded(review(world, id));
  return readCard(world, id);
}

/** A card that was replaced, which is an end. */
export async function endedCard(world: World<"kyc">): Promise<Card> {
  const { id } = await reviewedCard(world);
  await succeeded(decisions.replace(world, id));
  return readCard(world, id);
}

/** Token of a card. Throws `ExpectationError` where the answer has none. */
export function tokenOf({ token }: Card): number {
  if (token === undefined) throw new ExpectationError("a card is to have a token");
  return token;
}

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

/** A virtual card with money behind it. `amount`: decimal text in major units. */
export async function fundedCard(world: World<"kyc" | "money">, amount = "1000.00"): Promise<Card> {
  const card = await issueCard(world);
  await world.money.arrive(card.account.accountId, amount);
  return card;
}

/** A physical card with the PIN 4826 and money behind it. */
export async function fundedPlastic(world: World<"kyc" | "money">, amount = "10000.00"): Promise<Card> {
  const card = await activePhysicalCard(world);
  await world.money.arrive(card.account.accountId, amount);
  return card;
}

/** Status of the record a payment left. */
export async function statusOf(world: WorldBase, id: number): Promise<Schemas["TransactionStatus"]> {
  return (await readTransaction(world, id)).status;
}

/** Body of createPersonalInfo. */
export const personalForm = (
  userId: number,
  changes: Partial<Schemas["PersonalInfoCreation"]> = {},
): Schemas["PersonalInfoCreation"] => ({
  userId,
  firstName: "Amina",
  lastName: "Rahman",
  dob: "1990-04-12",
  gender: "FEMALE",
  nationality: "ARE",
  ...changes,
});

/** A city with the state and country it is in, taken from the location data. */
export async function somePlace({ client }: WorldBase) {
  const { data: countries } = await succeeded(client.GET("/us/api/v1/countries"));
  for (const country of countries) {
    const path = { countryId: country.id };
    const { data: states } = await succeeded(client.GET("/us/api/v1/states/{countryId}", { params: { path } }));
    for (const state of states) {
      const params = { path: { stateId: state.id } };
      const { data: cities } = await succeeded(client.GET("/us/api/v1/cities/{stateId}", { params }));
      const [city] = cities;
      if (city !== undefined) return { country, state, city };
    }
  }
  throw new ExpectationError("the location data are to hold a city");
}

/** Body of createAddress. */
export async function addressForm(
  world: WorldBase,
  userId: number,
  changes: Partial<Schemas["AddressCreation"]> = {},
): Promise<Schemas["AddressCreation"]> {
  const { city, country, state } = await somePlace(world);
  const ids = { countryId: country.id, stateId: state.id, cityId: city.id };
  return { userId, type: "RESIDENTIAL", ...ids, addressLine1: "1 Example Street", ...changes };
}

/** A file of three bytes. */
export const smallFile: Schemas["FileUpload"] = { fileName: "front.png", contentType: "image/png", content: "AAEC" };

/** Body of createIdentification. */
export const documentForm = (
  userId: number,
  changes: Partial<Schemas["IdentificationCreation"]> = {},
): Schemas["IdentificationCreation"] => ({
  userId,
  documentType: "PASSPORT",
  documentNumber: "P1234567",
  expiryDate: "2099-12-31",
  issuingCountry: "ARE",
  frontFile: smallFile,
  ...changes,
});
