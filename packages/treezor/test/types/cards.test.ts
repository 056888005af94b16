import { describe, expectTypeOf, test } from "vitest";
import { type components, unwrap } from "../../src/index.js";
import { typed, typedPci } from "./typed.js";

type Schemas = components["schemas"];

const card = { userId: 18742, walletId: 1317558, permsGroup: "TRZ-CU-016", cardPrint: "8742" } as const;
const path = { cardId: 103700 };

describe("types of a new card", () => {
  test("know a virtual and a physical one by their paths", () => {
    typed((client) => client.POST("/v1/cards/CreateVirtual", { body: card }));
    typed((client) => client.POST("/v1/cards/RequestPhysical", { body: { ...card, cardTag: "blue" } }));
    const { userId: _, ...nobodys } = card;
    // @ts-expect-error whose card?
    typed((client) => client.POST("/v1/cards/CreateVirtual", { body: nobodys }));
    // @ts-expect-error no such preset
    typed((client) => client.POST("/v1/cards/RequestPhysical", { body: { ...card, permsGroup: "TRZ-CU-017" } }));
  });

  test("of PCI DSS tell both apart by the medium", () => {
    typedPci((client) => client.POST("/cards", { body: { ...card, medium: "virtual" } }));
    typedPci((client) => client.POST("/cards", { body: { ...card, medium: "physical" } }));
    // @ts-expect-error which medium?
    typedPci((client) => client.POST("/cards", { body: card }));
    // @ts-expect-error no such medium
    typedPci((client) => client.POST("/cards", { body: { ...card, medium: "metal" } }));
  });

  test("in bulk name the medium by a number", () => {
    expectTypeOf<Schemas["BulkCardMedium"]>().toEqualTypeOf<1 | 2 | 3>();
  });
});

describe("types of a card", () => {
  test("know its options as a whole", () => {
    const options = { foreign: 1, online: 1, atm: 1, nfc: 1 } as const;
    typed((client) => client.PUT("/v1/cards/{cardId}/Options", { params: { path }, body: options }));
    const { atm: _, ...some } = options;
    // @ts-expect-error all four are set at once
    typed((client) => client.PUT("/v1/cards/{cardId}/Options", { params: { path }, body: some }));
  });

  test("answer cards in a list, with the states of the document", () => {
    typed(async (client) => {
      const { cards } = await unwrap(client.GET("/v1/cards/{cardId}", { params: { path } }));
      expectTypeOf(cards).toEqualTypeOf<Schemas["Card"][]>();
    });
    expectTypeOf<"UNLOCK" | "LOST" | "STOLEN">().toExtend<Schemas["CardStatusCode"]>();
  });
});
