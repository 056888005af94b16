import { unwrap } from "@openissuing/vaultspay";
import { expectThat } from "../story.js";
import { hearOf, type IssuedCard, issuedCard, payWith, type World } from "./world.js";

/** A card that is frozen, thawed, reported lost and replaced. */
export async function replaceCard(world: World, card: IssuedCard): Promise<void> {
  const { stage, client } = world;
  const cardId = card.id;
  const toggle = () => unwrap(client.POST("/pcs/api/v1/toggle-freeze-card", { body: { cardId } }));

  await stage.step("Freeze it: it declines", async () => {
    await toggle();
    const heard = await hearOf(world, card, "FREEZE");
    const { reason, status } = await payWith(world, card, "1.00");
    expectThat(status === "FAILED" && reason === "CARD_STATUS", `the payment is ${status} for ${reason}`);
    return { value: undefined, says: `${heard}; 1.00 AED: ${status}, ${reason}` };
  });

  await stage.step("Thaw it", async () => {
    await toggle();
    return { value: undefined, says: await hearOf(world, card, "ACTIVE") };
  });

  await stage.step("Report it lost", async () => {
    const body = { cardId, issueType: "LOST", statusReason: "Left in a taxi" } as const;
    const { data } = await unwrap(client.POST("/pcs/api/v1/report-card-issue", { body }));
    const heard = await hearOf(world, card, "FREEZE");
    const { data: reviewed } = await unwrap(client.POST("/pcs/api/v1/review-report-card-issue", { body: { cardId } }));
    return {
      value: undefined,
      says: `${data.issueType}: ${data.reportStatus}, then ${reviewed.reportStatus}; ${heard}`,
    };
  });

  const successor = await stage.step("Replace it", async () => {
    const { data } = await unwrap(client.POST("/pcs/api/v1/replace-card", { body: { cardId, remarks: "new card" } }));
    const heard = await hearOf(world, card, "REPLACED");
    const { data: next } = await unwrap(client.POST("/pcs/api/v1/cards/details", { body: { cardId: data.cardId } }));
    const value = issuedCard(next);
    expectThat(value.id !== card.id && value.lastFour !== card.lastFour, "the new card is the old one");
    return { value, says: `…${card.lastFour} by …${value.lastFour}; ${heard}` };
  });

  await stage.step("The new one is on its way", async () => {
    const { data } = await unwrap(client.GET("/pcs/api/v1/card-reported-issues", { params: { query: { cardId } } }));
    expectThat(data[0]?.newCardId === successor.id, "the report does not name the new card");
    return {
      value: undefined,
      says: `report ${data[0].id} ${data[0].status}; ${await hearOf(world, successor, "ISSUANCE_IN_PROGRESS")}`,
    };
  });
}
