import { describe, expect, expectTypeOf, test } from "vitest";
import {
  byStatus,
  type components,
  createVaultsPayClient,
  paginateVaultsPay,
  unwrap,
  type VaultsPayClient,
  type VaultsPayCode,
  type VaultsPayCodeOf,
  type VaultsPayErrorBody,
  type VaultsPayOptions,
  type VaultsPayWebhook,
} from "../src/index.js";

type Schemas = components["schemas"];

/** For the compiler alone: nothing is called. */
const typed = (_use: (client: VaultsPayClient) => unknown) => undefined;
const account = { params: { path: { id: 3001 } } };

describe("types of calls", () => {
  test("know paths, parameters and bodies, and leave the client's headers out", () => {
    typed((client) => client.GET("/be/api/v1/accounts/{id}", account));
    typed((client) => client.POST("/pcs/api/v1/get-card-pan", { body: { cardId: 1 } }));
    // @ts-expect-error no such path
    typed((client) => client.GET("/be/api/v1/account/{id}", account));
    // @ts-expect-error which account?
    typed((client) => client.GET("/be/api/v1/accounts/{id}"));
    // @ts-expect-error an identifier is a number
    typed((client) => client.GET("/be/api/v1/accounts/{id}", { params: { path: { id: "3001" } } }));
    // @ts-expect-error no such status to set
    typed((client) => client.POST("/pcs/api/v1/update-card-status", { body: { cardId: 1, cardStatus: "FREEZE" } }));
  });

  test("know the answers, the login without its envelope", () => {
    typed(async (client) => {
      const { data } = await unwrap(client.GET("/be/api/v1/accounts/{id}", account));
      expectTypeOf(data).toEqualTypeOf<Schemas["Account"]>();
      const grant = await unwrap(client.POST("/as/api/v1/saas-login", { body: { clientId: "a", clientSecret: "b" } }));
      expectTypeOf(grant.accessToken).toEqualTypeOf<string>();
    });
  });
});

describe("types of pages", () => {
  test("know the rows of each list", () => {
    typed(async (client) => {
      for await (const row of paginateVaultsPay(client, "/be/api/v1/accounts"))
        expectTypeOf(row).toEqualTypeOf<Schemas["Account"]>();
    });
    // @ts-expect-error countries come at once
    typed((client) => paginateVaultsPay(client, "/us/api/v1/countries"));
  });
});

describe("types of failures", () => {
  test("narrow codes by status", () => {
    typed(async (client) => {
      const answer = byStatus(await client.GET("/be/api/v1/accounts/{id}", account));
      if (answer.status === 401) expectTypeOf(answer.body.code).toEqualTypeOf<1002 | 1003 | 1004>();
      if (answer.status === 422) expectTypeOf(answer.body.code).toEqualTypeOf<1000>();
      // @ts-expect-error the document has no 404
      return answer.status === 404;
    });
    expectTypeOf<VaultsPayCodeOf<429>>().toEqualTypeOf<1005>();
  });

  test("know every error body with its codes", () => {
    expectTypeOf<VaultsPayErrorBody["code"]>().toEqualTypeOf<VaultsPayCode>();
  });

  test("let the compiler find the code a switch misses", () => {
    // @ts-expect-error two codes have no case, so the function can end without a result
    const incomplete = (code: VaultsPayCodeOf<401>): string => {
      switch (code) {
        case 1002:
          return "log in";
      }
    };
    expect(incomplete(1002)).toBe("log in");
  });
});

describe("types of webhooks", () => {
  test("tell the two apart by name", () => {
    const read = (webhook: VaultsPayWebhook) =>
      webhook.name === "card_status" ? webhook.event.card.last_four_digits : webhook.event.refId;
    expectTypeOf(read).returns.toEqualTypeOf<string>();
  });
});

describe("types of options", () => {
  const options = (given: VaultsPayOptions) => given;
  const who = { clientId: "a", clientSecret: "b", deviceId: "17" } as const;

  test("take one target and one way to encrypt", () => {
    typed(() => createVaultsPayClient({ ...who, environment: "uat", publicKey: "c" }));
    typed(() => options({ ...who, environment: "uat", publicKey: "c", keyWrap: "pkcs1-v1_5" }));
    typed(() => options({ ...who, environment: "production", wrapKey: async (key) => key }));
    typed(() => options({ ...who, baseUrl: "http://127.0.0.1:4010", encryption: "off" }));
    // @ts-expect-error where to?
    typed(() => options({ ...who, publicKey: "c" }));
    // @ts-expect-error a key, or a function, or off
    typed(() => options({ ...who, environment: "uat" }));
    // @ts-expect-error the function and a key
    typed(() => options({ ...who, environment: "uat", publicKey: "c", wrapKey: (key) => key }));
    // @ts-expect-error off is a word
    typed(() => options({ ...who, environment: "uat", encryption: false }));
    // @ts-expect-error which device?
    typed(() => options({ clientId: "a", clientSecret: "b", environment: "uat", publicKey: "c" }));
  });
});
