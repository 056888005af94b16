import { actionRequired, unwrap } from "@openissuing/vaultspay";
import { expectThat } from "../story.js";
import { type Customer, hearOf, type IssuedCard, issuedCard, type World } from "./world.js";

const address = {
  country: "ARE",
  state: "Dubai",
  city: "Dubai",
  addressLine1: "1 Example Street",
  postalCode: "00000",
  type: "MAILING",
} as const;

/** A physical card from its request to its activation. */
export async function issuePlastic(world: World, { accountId, userId }: Customer): Promise<IssuedCard> {
  const { stage, client } = world;
  const card = await stage.step("Request a physical card", async () => {
    const of = { cardTierId: 1, customerId: userId, accountId };
    const body = { ...of, cardType: "PHYSICAL", cardHolderName: "AMINA RAHMAN", address } as const;
    const { data } = await unwrap(client.POST("/pcs/api/v1/cards", { body }));
    expectThat(data.status === "REQUESTED", `the card is ${data.status}`);
    return { value: issuedCard(data), says: `card ${data.id}, ${data.embossName}: ${data.status}` };
  });
  const cardId = card.id;
  const process = { cardId, status: "ISSUANCE_IN_PROGRESS" } as const;

  await stage.step("Without a PIN it is not made", async () => {
    const { error, response } = await client.POST("/pcs/api/v1/process-card-request", { body: process });
    const step = actionRequired(error);
    expectThat(step === "SET_PIN", `the answer was ${response.status} and asked for ${step}`);
    return { value: undefined, says: `${response.status}, ${step}` };
  });

  await stage.step("Set the PIN", async () => {
    const { data } = await unwrap(client.POST("/pcs/api/v1/set-pin", { body: { cardId, pin: "4826" } }));
    expectThat(data.pinSet, "the PIN is not set");
    return { value: undefined, says: "PIN ****" };
  });

  await stage.step("Process the request", async () => {
    await unwrap(client.POST("/pcs/api/v1/process-card-request", { body: process }));
    return { value: undefined, says: await hearOf(world, card, "ISSUANCE_IN_PROGRESS") };
  });

  await stage.step("It is manufactured", async () => {
    const path = "/pcs/api/v1/update-card-manufacturing";
    const states: string[] = [];
    for (const manufacturingStatus of ["IN_PROGRESS", "MANUFACTURED"] as const) {
      const { data } = await unwrap(client.POST(path, { body: { cardId, manufacturingStatus } }));
      states.push(data.cardManufacturingStatus);
    }
    return { value: undefined, says: states.join(", ") };
  });

  await stage.step("It is delivered", async () => {
    const path = "/pcs/api/v1/update-delivery-status";
    const states: string[] = [];
    for (const deliveryStatus of ["IN_TRANSIT", "DELIVERED"] as const) {
      const { data } = await unwrap(client.POST(path, { body: { cardId, deliveryStatus } }));
      states.push(data.deliveryStatus);
    }
    return { value: undefined, says: `${states.join(", ")}; ${await hearOf(world, card, "PENDING_VERIFICATION")}` };
  });

  await stage.step("Its holder activates it", async () => {
    const { data: number } = await unwrap(client.POST("/pcs/api/v1/get-card-pan", { body: { cardId } }));
    const { data: end } = await unwrap(client.POST("/pcs/api/v1/get-card-expiry", { body: { cardId } }));
    const body = { cardId, pan: number.pan, expiryDate: end.expiry };
    const { data } = await unwrap(client.POST("/pcs/api/v1/activate-card", { body }));
    expectThat(data.cardStatus === "ACTIVE", `the card is ${data.cardStatus}`);
    return { value: undefined, says: `…${card.lastFour} by number and expiry; ${await hearOf(world, card, "ACTIVE")}` };
  });
  return card;
}
