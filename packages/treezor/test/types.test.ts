import { describe, expect, expectTypeOf, test } from "vitest";
import {
  byStatus,
  type components,
  createTreezorClient,
  createTreezorTokens,
  paginateTreezor,
  type TreezorClient,
  type TreezorCodeOf,
  type TreezorErrorBody,
  type TreezorOptions,
  unwrap,
} from "../src/index.js";
import { createTreezorPciClient, showPan, type TreezorPciClient } from "../src/pci-dss.js";
import type { ScaOutcome } from "../src/sca.js";
import type { TreezorDelivery } from "../src/webhooks.js";

type Schemas = components["schemas"];

/** For the compiler alone: nothing is called. */
const typed = (_use: (client: TreezorClient) => unknown) => undefined;
const typedPci = (_use: (client: TreezorPciClient) => unknown) => undefined;
const who = { clientId: "292252", clientSecret: "b" } as const;
const where = { environment: "sandbox", clientName: "example" } as const;

describe("types of calls", () => {
  test("know paths, bodies and headers", () => {
    const body = { walletId: 1, beneficiaryWalletId: 2, amount: 10, currency: "EUR" } as const;
    typed((client) => client.POST("/v1/transfers", { body }));
    typed((client) => client.POST("/v1/transfers", { body, params: { header: { "X-Trz-SCA": "proof" } } }));
    // @ts-expect-error no such path
    typed((client) => client.POST("/v1/transfer", { body }));
    // @ts-expect-error euros alone
    typed((client) => client.POST("/v1/transfers", { body: { ...body, currency: "USD" } }));
    // @ts-expect-error card data is not in Connect
    typed((client) => client.GET("/cards/{cardId}/pan", { params: { path: { cardId: "1" } } }));
    // @ts-expect-error for which key?
    typedPci((client) => client.GET("/cards/{cardId}/pan", { params: { path: { cardId: "1" } } }));
  });

  test("know the answers", () => {
    typed(async (client) => {
      const { transfers } = await unwrap(client.GET("/v1/transfers"));
      expectTypeOf(transfers).toEqualTypeOf<Schemas["Transfer"][]>();
    });
  });
});

describe("types of pages", () => {
  test("know the rows of both kinds of lists", () => {
    typed(async (client) => {
      for await (const row of paginateTreezor(client, "/v1/cards")) expectTypeOf(row).toEqualTypeOf<Schemas["Card"]>();
      const params = { query: { userId: "1" } };
      for await (const row of paginateTreezor(client, "/core-connect/sca/scawallets", { params }))
        expectTypeOf(row).toEqualTypeOf<Schemas["ScaWallet"]>();
    });
    // @ts-expect-error one card is no list
    typed((client) => paginateTreezor(client, "/v1/cards/{cardId}"));
  });
});

describe("types of failures", () => {
  test("narrow bodies by status", () => {
    typed(async (client) => {
      const answer = byStatus(await client.GET("/v1/transfers"));
      if (answer.status === 200) expectTypeOf(answer.body.transfers).toEqualTypeOf<Schemas["Transfer"][]>();
      if (answer.status === 400) expectTypeOf(answer.body).toEqualTypeOf<TreezorErrorBody>();
      // @ts-expect-error the document has no 418
      return answer.status === 418;
    });
    expectTypeOf<TreezorCodeOf<401>>().toEqualTypeOf<"sca_session_expired">();
  });
});

describe("types of webhooks", () => {
  test("tell payloads apart by the name of the event", () => {
    const read = ({ name, event }: TreezorDelivery): unknown => {
      if (name === "card.lockunlock") return expectTypeOf(event.object_payload.cards[0]?.statusCode).not.toBeAny();
      if (name === "user.create") return event.object_payload.users[0]?.userId;
      // @ts-expect-error transfers are not in every payload
      return event.object_payload.transfers;
    };
    expectTypeOf(read).parameter(0).toEqualTypeOf<TreezorDelivery>();
  });
});

describe("types of proofs", () => {
  test("have a proof for an approval alone", () => {
    const read = (outcome: ScaOutcome): string => {
      if (outcome.status === "VALIDATED") return outcome.scaProof;
      // @ts-expect-error neither a refusal nor silence has one
      return outcome.scaProof ?? outcome.status;
    };
    expect(typeof read).toBe("function");
  });

  test("know the data that is shown", () => {
    typedPci((pci) =>
      showPan(pci, { cardId: "1", makeKey: async () => Promise.reject() }, ({ pan, cvv }) => {
        expectTypeOf(pan).toEqualTypeOf<string>();
        expectTypeOf(cvv).toEqualTypeOf<string | undefined>();
      }),
    );
  });
});

describe("types of options", () => {
  const options = (given: TreezorOptions) => given;
  const shared = createTreezorTokens({ ...where, ...who });

  test("take one target and one grant, or tokens", () => {
    typed(() => createTreezorClient({ ...where, ...who }));
    typed(() => options({ baseUrl: "http://127.0.0.1:4010", ...who, scope: ["read_only", "legal"] }));
    typed(() => options({ ...where, ...who, grantType: "delegated_end_user", scaProof: "c" }));
    typed(() => options({ ...where, grantType: "authorization_code", clientId: "a", code: "c" }));
    typed(() => options({ ...where, grantType: "refresh_token", clientId: "a", refreshToken: "c" }));
    typed(() => options({ ...where, ...who, grantType: "password", username: "c", password: "d" }));
    typed(() => options({ ...where, tokens: shared }));
    typed(() => createTreezorPciClient({ ...where, ...who, dispatcher: { dispatch: () => true } }));
    // @ts-expect-error whose session?
    typed(() => options({ ...where, ...who, grantType: "delegated_end_user", scaProof: "c", tokens: shared }));
    // @ts-expect-error where to?
    typed(() => options(who));
    // @ts-expect-error whose sandbox?
    typed(() => options({ environment: "sandbox", ...who }));
    // @ts-expect-error no proof
    typed(() => options({ ...where, ...who, grantType: "delegated_end_user" }));
    // @ts-expect-error the client itself has a secret
    typed(() => options({ ...where, clientId: "a" }));
    // @ts-expect-error scopes come as a list
    typed(() => options({ ...where, ...who, scope: "read_only legal" }));
  });
});
