import { ExpectationError, succeeded } from "../expectation.js";
import { holder, type Schemas } from "./fixtures.js";
import type { World, WorldBase } from "./world.js";

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
