import { describe, expect, expectTypeOf, test } from "vitest";
import {
  type BrocardClient,
  type BrocardDeclineCode,
  type BrocardOptions,
  type BrocardValidationError,
  byStatus,
  type components,
  createBrocardClient,
  paginateBrocard,
  unwrap,
} from "../src/index.js";

type Schemas = components["schemas"];

/** For the compiler alone: nothing is called. */
const typed = (_use: (client: BrocardClient) => unknown) => undefined;
const card = { params: { path: { card_id: 1 } } };

describe("types of calls", () => {
  test("know paths, parameters and bodies", () => {
    typed((client) => client.GET("/api/v2/cards", { params: { query: { "bins[]": ["411111"], reverse: 1 } } }));
    // @ts-expect-error no such path
    typed((client) => client.GET("/api/v2/card"));
    // @ts-expect-error without brackets the vendor reads no list
    typed((client) => client.GET("/api/v2/cards", { params: { query: { bins: ["411111"] } } }));
    // @ts-expect-error a switch in a query is 1 or 0
    typed((client) => client.GET("/api/v2/cards", { params: { query: { reverse: true } } }));
    // @ts-expect-error a range of dates has two ends, by name
    typed((client) => client.GET("/api/v2/payments", { params: { query: { dates: ["2025-02-24"] } } }));
    // @ts-expect-error the address is missing
    typed((client) => client.GET("/api/v2/accounts"));
    // @ts-expect-error there is no such state
    typed((client) => client.PUT("/api/v2/cards/{card_id}", { ...card, body: { state: 1 } }));
    // @ts-expect-error an amount in a body is a number
    typed((client) => client.PUT("/api/v2/cards/{card_id}", { ...card, body: { balance: "10.00" } }));
    typed((client) => client.PUT("/api/v2/cards/{card_id}", { ...card, body: { state: 4 } }));
  });

  test("know amounts of answers as text", () => {
    typed(async (client) => {
      const payment = await unwrap(
        client.GET("/api/v2/payments/{payment_id}", { params: { path: { payment_id: 1 } } }),
      );
      expectTypeOf(payment.amount).toEqualTypeOf<string>();
      expectTypeOf(payment.decline).toEqualTypeOf<BrocardDeclineCode | null>();
    });
  });

  test("know the page of a card as text", () => {
    typed(async (client) => {
      const path = "/api/v2/cards/{card_id}/embed/{token}";
      const page = await unwrap(client.GET(path, { params: { path: { card_id: 1, token: "t" } } }));
      expectTypeOf(page).toEqualTypeOf<string>();
    });
  });
});

describe("types of pages", () => {
  test("know the rows of each list", () => {
    typed(async (client) => {
      for await (const row of paginateBrocard(client, "/api/v2/cards"))
        expectTypeOf(row).toEqualTypeOf<Schemas["CardListItem"]>();
      for await (const row of paginateBrocard(client, "/api/v2/refunds"))
        expectTypeOf(row).toEqualTypeOf<Schemas["Refund"]>();
    });
  });

  test("demand what the list demands", () => {
    typed((client) => paginateBrocard(client, "/api/v2/payments/group", { params: { query: { group: "mcc" } } }));
    // @ts-expect-error what to group by?
    typed((client) => paginateBrocard(client, "/api/v2/payments/group"));
    // @ts-expect-error which card?
    typed((client) => paginateBrocard(client, "/api/v2/cards/{card_id}/log"));
    // @ts-expect-error tags come at once
    typed((client) => paginateBrocard(client, "/api/v2/tags"));
  });
});

describe("types of failures", () => {
  test("narrow by status", () => {
    typed(async (client) => {
      const answer = byStatus(await client.POST("/api/v2/transfers", { body: {} as never }));
      if (answer.status === 201) expectTypeOf(answer.body).toEqualTypeOf<Schemas["TransferAnswer"]>();
      if (answer.status === 422) expectTypeOf(answer.body.errors).toEqualTypeOf<Record<string, string[]>>();
      if (answer.status === 401) expectTypeOf(answer.body).toEqualTypeOf<Schemas["Problem"]>();
      // @ts-expect-error the document has no 402
      return answer.status === 402;
    });
  });

  test("know what a refusal of fields holds", () => {
    expectTypeOf<BrocardValidationError["status"]>().toEqualTypeOf<422>();
    expectTypeOf<BrocardValidationError["body"]["errors"]>().toEqualTypeOf<Record<string, string[]>>();
  });

  test("let the compiler find the decline code a switch misses", () => {
    const complete = (code: "card-paused" | "card-blocked"): string => {
      switch (code) {
        case "card-paused":
          return "paused";
        case "card-blocked":
          return "blocked";
      }
    };
    expectTypeOf(complete).parameter(0).toExtend<BrocardDeclineCode>();
    // @ts-expect-error fourteen codes have no case, so the function can end without a result
    const incomplete = (code: BrocardDeclineCode): string => {
      switch (code) {
        case "card-paused":
          return "paused";
      }
    };
    expect(incomplete("card-paused")).toBe("paused");
  });
});

describe("types of options", () => {
  const options = (given: BrocardOptions) => given;

  test("take the environment or an address, not both", () => {
    typed(() => createBrocardClient({ apiKey: "key", environment: "production" }));
    typed(() => createBrocardClient({ apiKey: "key", baseUrl: "http://127.0.0.1:4010" }));
    // @ts-expect-error where to?
    typed(() => options({ apiKey: "key" }));
    // @ts-expect-error which of the two?
    typed(() => options({ apiKey: "key", environment: "production", baseUrl: "https://a.example" }));
    // @ts-expect-error the vendor names no test environment
    typed(() => options({ apiKey: "key", environment: "sandbox" }));
    // @ts-expect-error the key is missing
    typed(() => options({ environment: "production" }));
  });
});
