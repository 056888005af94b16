import { describe, expectTypeOf, test } from "vitest";
import {
  type AnytimeClient,
  type AnytimeCode,
  type AnytimeCodeOf,
  type AnytimeError,
  type AnytimeOptions,
  byStatus,
  type components,
  createAnytimeClient,
  paginateAnytime,
  unwrap,
} from "../src/index.js";
import { credentials } from "./support/fake-anytime.js";

type Schemas = components["schemas"];

/** For the compiler alone: nothing is called. */
const typed = (_call: (client: AnytimeClient) => unknown) => undefined;
const params = { path: { id: 1234 } };
const card = { path: { card_ref: "ANY0000000000" } };

describe("types of calls", () => {
  test("know every path and its parameters", () => {
    typed((client) => client.GET("/v1.0/accounts/{id}", { params }));
    // @ts-expect-error no such version
    typed((client) => client.GET("/v2.0/accounts/{id}", { params }));
    // @ts-expect-error the card reference is missing
    typed((client) => client.GET("/v1.0/cards/{card_ref}"));
    // @ts-expect-error the CVC is missing
    typed((client) => client.GET("/v1.0/cards/{card_ref}/pin", { params: card }));
  });

  test("demand a Blob for each file of the KYC", () => {
    typed((client) => client.POST("/v1.0/accounts/{id}/kyc", { params, body: { user_identity: new Blob() } }));
    // @ts-expect-error a path is no file
    typed((client) => client.POST("/v1.0/accounts/{id}/kyc", { params, body: { user_identity: "id.pdf" } }));
    // @ts-expect-error no such file
    typed((client) => client.POST("/v1.0/accounts/{id}/kyc", { params, body: { user_identitty: new Blob() } }));
  });

  test("answer a testimonial as bytes", () => {
    const path = { id: 1234, ctid: 1 };
    const call = (client: AnytimeClient) =>
      unwrap(client.GET("/v1.0/accounts/{id}/credit-transfers/{ctid}/testimonial", { params: { path } }));
    expectTypeOf(call).returns.resolves.toEqualTypeOf<ArrayBuffer>();
  });

  test("answer the body of the document", () => {
    const call = (client: AnytimeClient) => unwrap(client.GET("/v1.0/accounts/{id}", { params }));
    expectTypeOf(call).returns.resolves.toEqualTypeOf<Schemas["AccountAnswer"]>();
  });

  test("know the rows of pages", () => {
    const accounts = (client: AnytimeClient) => paginateAnytime(client, "/v1.0/accounts");
    expectTypeOf(accounts).returns.toEqualTypeOf<AsyncGenerator<Schemas["AccountReference"], void, undefined>>();
    // @ts-expect-error transfers do not come in pages
    typed((client) => paginateAnytime(client, "/v1.0/accounts/{id}/credit-transfers", { params }));
    // @ts-expect-error the account is missing
    typed((client) => paginateAnytime(client, "/v1.0/accounts/{id}/cards"));
  });
});

describe("types of failures", () => {
  test("narrow by status and code", () => {
    typed(async (client) => {
      const answer = byStatus(await client.GET("/v1.0/apicheck"));
      if (answer.status === 401) expectTypeOf(answer.body.body.error.code).toEqualTypeOf<AnytimeCodeOf<401>>();
      if (answer.status === 404) expectTypeOf(answer.body.body.error.code).toEqualTypeOf<AnytimeCodeOf<404>>();
      // @ts-expect-error money is no concern of this operation
      return answer.status === 402;
    });
  });

  test("join the codes of all statuses in error", () => {
    typed(async (client) => {
      const { error } = await client.POST("/v1.0/cards/{card_ref}/debit", {
        params: { path: card.path },
        body: { amount: 1, acc_comment: "", card_comment: "" },
      });
      if (error) expectTypeOf(error.body.error.code).toEqualTypeOf<Exclude<AnytimeCode, AnytimeCodeOf<451>>>();
    });
  });

  test("let the compiler find the code a switch misses", () => {
    const complete = (code: AnytimeCodeOf<402>): string => {
      switch (code) {
        case 4020210:
        case 4020220:
          return "account";
        case 4020320:
        case 4020321:
          return "card";
      }
    };
    // @ts-expect-error 4020321 has no case, so the function can end without a result
    const incomplete = (code: AnytimeCodeOf<402>): string => {
      switch (code) {
        case 4020210:
        case 4020220:
        case 4020320:
          return "known";
      }
    };
    expectTypeOf(complete).toEqualTypeOf(incomplete);
  });

  test("know code and body of what unwrap throws", () => {
    expectTypeOf<AnytimeError["code"]>().toEqualTypeOf<AnytimeCode>();
    expectTypeOf<AnytimeError["body"]["body"]["error"]["code"]>().toEqualTypeOf<AnytimeCode>();
  });
});

describe("types of options", () => {
  const common = { credentials, privateKey: "-----BEGIN" };
  const options = (given: AnytimeOptions) => given;

  test("take an environment or an address, not both", () => {
    typed(() => createAnytimeClient({ ...common, environment: "production" }));
    typed(() => createAnytimeClient({ ...common, baseUrl: "http://127.0.0.1:4010" }));
    // @ts-expect-error where to?
    typed(() => options({ ...common }));
    // @ts-expect-error which of the two?
    typed(() => options({ ...common, environment: "sandbox", baseUrl: "https://a.example" }));
    // @ts-expect-error no such environment
    typed(() => options({ ...common, environment: "staging" }));
  });
});
