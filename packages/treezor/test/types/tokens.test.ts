import { describe, expectTypeOf, test } from "vitest";
import type { components } from "../../src/index.js";
import { typed } from "./typed.js";

type Schemas = components["schemas"];

const own = { client_id: "a", client_secret: "b" };

describe("types of a token request", () => {
  test("know what each grant needs", () => {
    typed((client) => client.POST("/oauth/token", { body: { ...own, grant_type: "client_credentials" } }));
    // @ts-expect-error the refresh token is missing
    typed((client) => client.POST("/oauth/token", { body: { ...own, grant_type: "refresh_token" } }));
    // @ts-expect-error the code is missing
    typed((client) => client.POST("/oauth/token", { body: { ...own, grant_type: "authorization_code" } }));
    // @ts-expect-error no such grant
    typed((client) => client.POST("/oauth/token", { body: { ...own, grant_type: "device_code" } }));
  });
});

describe("types of an SCA wallet", () => {
  test("need whose it is", () => {
    typed((client) => client.POST("/core-connect/sca/scawallets", { body: { userId: "18742" } }));
    // @ts-expect-error whose?
    typed((client) => client.POST("/core-connect/sca/scawallets", { body: { scaWalletTag: "Pixel 6" } }));
  });

  test("answer both kinds as one object, the part of the mobile SDK null for Web Native", () => {
    expectTypeOf<null>().toExtend<Schemas["ScaWallet"]["mobileWallet"]>();
  });
});

describe("types of webhooks", () => {
  test("know the payload of an event", () => {
    type Event = Schemas["CardUpdateEvent"];
    expectTypeOf<Event["webhook"]>().toEqualTypeOf<"card.update">();
    expectTypeOf<Event["object_payload"]["cards"]>().toEqualTypeOf<Schemas["Card"][]>();
  });
});
