import type { components } from "@openissuing/anytime";
import { bodyOf } from "../expectation.js";
import { openAccount, uploadPapers } from "./fixtures.js";
import type { World, WorldBase } from "./world.js";

type Schemas = components["schemas"];
export type CardType = Schemas["CardType"];

/** A card and the account it belongs to. */
export interface OwnedCard {
  readonly acc_id: number;
  readonly card_ref: string;
  readonly order_id: number;
}

/** A day so many years after the provider's own today, YYYY-MM-DD. */
export async function dayInYears({ client }: WorldBase, years: number): Promise<string> {
  const { date_time } = await bodyOf(client.GET("/v1.0/apicheck"));
  // The first of a month exists in every year.
  return `${Number(date_time.slice(0, 4)) + years}-${date_time.slice(5, 7)}-01`;
}

/** Body of orderCard. */
export async function cardOrder(
  world: WorldBase,
  acc_id: number,
  changes: Partial<Schemas["CardOrderCreation"]> = {},
): Promise<Schemas["CardOrderCreation"]> {
  return {
    acc_id,
    card_name: "CAMILLE EXEMPLE",
    card_type: "PLASTIC",
    expiry_date: await dayInYears(world, 2),
    amount: 50,
    language: "fr",
    delivery_company_name: "Exemple SARL",
    delivery_gender: "F",
    delivery_first_name: "Camille",
    delivery_last_name: "Exemple",
    delivery_addr_1: "1 rue de l'Exemple",
    delivery_addr_2: "",
    delivery_zip: "75001",
    delivery_city: "Paris",
    delivery_cc: "FR",
    ...changes,
  };
}

/** An account with papers handed in and money on it: all that a card takes. */
export async function cardAccount(world: World<"money">, amount = "1000.00"): Promise<number> {
  const id = await openAccount(world);
  await uploadPapers(world, id);
  await world.money.arrive({ acc_id: id, amount });
  return id;
}

/** Orders a card on an account, loaded with 50.00 unless told otherwise. */
export async function orderOn(
  world: WorldBase,
  acc_id: number,
  card_type: CardType = "PLASTIC",
  changes: Partial<Schemas["CardOrderCreation"]> = {},
): Promise<OwnedCard> {
  const body = await cardOrder(world, acc_id, { card_type, ...changes });
  const { card_ref, order_id } = await bodyOf(world.client.POST("/v1.0/cards", { body }));
  return { acc_id, card_ref, order_id };
}

/** A card as it is after its order: 50.00 on it, 950.00 left on the account. */
export async function orderedCard(world: World<"money">, card_type: CardType = "PLASTIC"): Promise<OwnedCard> {
  return orderOn(world, await cardAccount(world), card_type);
}

/** Changes a card. */
export function changeCard({ client }: WorldBase, card_ref: string, body: Schemas["CardChange"]) {
  return client.PUT("/v1.0/cards/{card_ref}", { params: { path: { card_ref } }, body });
}

/** A card that can be used: 50.00 on it, 950.00 left on the account. */
export async function activeCard(world: World<"money">, card_type: CardType = "PLASTIC"): Promise<OwnedCard> {
  const card = await orderedCard(world, card_type);
  if (card_type === "PLASTIC") await bodyOf(changeCard(world, card.card_ref, { card_status: "ACT" }));
  return card;
}

/** A card that is cancelled for good. */
export async function cancelledCard(world: World<"money">, card_type: CardType = "PLASTIC"): Promise<OwnedCard> {
  const card = await activeCard(world, card_type);
  await bodyOf(changeCard(world, card.card_ref, { card_status: "CAN" }));
  return card;
}

/** A card of another customer. */
export async function foreignCard(world: World<"money" | "neighbour">, card_type: CardType = "PLASTIC") {
  return activeCard(await world.neighbour(), card_type);
}

/** Body of creditCard and debitCard. */
export function load(amount: number): Schemas["CardLoadCreation"] {
  return { amount, acc_comment: "Load of a card", card_comment: "Office supplies" };
}

/** The card as the document shows it alone. */
export function readCard({ client }: WorldBase, card_ref: string) {
  return bodyOf(client.GET("/v1.0/cards/{card_ref}", { params: { path: { card_ref } } }));
}

/** Money on a card, in minor units. */
export async function cardBalance(world: WorldBase, card_ref: string): Promise<number> {
  return Math.round((await readCard(world, card_ref)).balance * 100);
}

/** Newest transactions of a card, in no particular order. */
export async function cardTransactions({ client }: WorldBase, card_ref: string) {
  const call = client.GET("/v1.0/cards/{card_ref}/transactions", { params: { path: { card_ref } } });
  return (await bodyOf(call)).transactions;
}
