import { describe, expectTypeOf, test } from "vitest";
import { type components, unwrap } from "../../src/index.js";
import { typed } from "./typed.js";

type Schemas = components["schemas"];

const known = { specifiedUSPerson: 0, email: "alex.oak@example.com" } as const;

describe("types of a new user", () => {
  test("know a physical user and an anonymous one by userTypeId 1", () => {
    typed((client) => client.POST("/v1/users", { body: { ...known, userTypeId: 1 } }));
    typed((client) => client.POST("/v1/users", { body: { ...known, userTypeId: 1, lastname: "Oak", title: "MX" } }));
    // @ts-expect-error the email is missing
    typed((client) => client.POST("/v1/users", { body: { userTypeId: 1, specifiedUSPerson: 0 } }));
    // @ts-expect-error is it a US person?
    typed((client) => client.POST("/v1/users", { body: { userTypeId: 1, email: "alex.oak@example.com" } }));
    // @ts-expect-error no such title
    typed((client) => client.POST("/v1/users", { body: { ...known, userTypeId: 1, title: "DR" } }));
    // @ts-expect-error no such member
    typed((client) => client.POST("/v1/users", { body: { ...known, userTypeId: 1, lastName: "Oak" } }));
  });

  test.each([
    { kind: "a business", userTypeId: 2 },
    { kind: "a non-governmental organisation", userTypeId: 3 },
    { kind: "a governmental organisation", userTypeId: 4 },
  ] as const)("know $kind", ({ userTypeId }) => {
    typed((client) => client.POST("/v1/users", { body: { ...known, userTypeId, legalName: "Tree Company" } }));
    expectTypeOf(userTypeId).toExtend<Schemas["LegalEntityCreation"]["userTypeId"]>();
    // @ts-expect-error the email is missing
    typed((client) => client.POST("/v1/users", { body: { specifiedUSPerson: 0, userTypeId, legalName: "Tree" } }));
  });

  test("know a self-employed user by the legal form, with members of a person and of a company", () => {
    const person = { ...known, userTypeId: 1, legalForm: 1000, lastname: "Oak", legalName: "Oak" } as const;
    typed((client) => client.POST("/v1/users", { body: person }));
    expectTypeOf(person).toExtend<Schemas["SelfEmployedUserCreation"]>();
    expectTypeOf<Omit<typeof person, "legalForm">>().not.toExtend<Schemas["SelfEmployedUserCreation"]>();
  });

  test("refuse a kind that does not exist", () => {
    // @ts-expect-error no such kind
    typed((client) => client.POST("/v1/users", { body: { ...known, userTypeId: 5 } }));
  });

  test("give an anonymous user no more than a tag", () => {
    expectTypeOf<keyof Schemas["AnonymousUserCreation"]>().toEqualTypeOf<
      "accessTag" | "email" | "specifiedUSPerson" | "userTag" | "userTypeId"
    >();
  });
});

describe("types of an answered user", () => {
  test("come in a list, also for a single one", () => {
    typed(async (client) => {
      const { users } = await unwrap(client.GET("/v1/users/{userId}", { params: { path: { userId: 18742 } } }));
      expectTypeOf(users).toEqualTypeOf<Schemas["User"][]>();
      expectTypeOf(await unwrap(client.GET("/v1/users"))).toEqualTypeOf<Schemas["UsersAnswer"]>();
    });
  });
});
