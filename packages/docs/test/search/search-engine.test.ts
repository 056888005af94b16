import { describe, expect, test } from "vitest";
import { type Kind, packEntries, type SearchEntry, unpackEntries } from "../../src/search/search-data.js";
import { createSearch, wordsOf } from "../../src/search/search-engine.js";

const entry = (kind: Kind, name: string, given: Partial<SearchEntry> = {}): SearchEntry => ({
  kind,
  name,
  also: "",
  detail: "",
  api: "Bank",
  target: `bank/x.html#${name}`,
  ...given,
});

const entries = [
  entry("field", "card"),
  entry("field", "order.card_id"),
  entry("operation", "createCardLink", { also: "Make a link\n/v1/cards/{id}/link" }),
  entry("operation", "createCard", { also: "Order a card\n/v1/cards", detail: "POST /v1/cards" }),
  entry("operation", "createCard", { api: "Shop", target: "shop/cards.html#createCard" }),
  entry("code", "4030210", { detail: "The card is foreign." }),
  entry("schema", "Card"),
  entry("event", "card_paid"),
];
const search = createSearch(entries);
const namesOf = (query: string, near?: string) => search(query, near).map(({ kind, name }) => `${kind} ${name}`);

describe("wordsOf", () => {
  test("takes names in camel case apart and keeps them", () => {
    expect(wordsOf("GET getCard_id /v1.0")).toEqual(["get", "getcard", "get", "card", "id", "v1", "0"]);
  });
});

describe("createSearch", () => {
  test.each([
    { query: "createCard", first: "operation createCard" },
    { query: "CREATECARD", first: "operation createCard" },
    { query: "/v1/cards", first: "operation createCard" },
    { query: "POST /v1/cards/", first: "operation createCard" },
    { query: "order a card", first: "operation createCard" },
    { query: "4030210", first: "code 4030210" },
    { query: "403", first: "code 4030210" },
    { query: "foreign", first: "code 4030210" },
    { query: "card_id", first: "field order.card_id" },
    { query: "card_p", first: "event card_paid" },
    { query: "card", first: "schema Card" },
    { query: "cretaeCard", first: "operation createCard" },
  ])("finds $first for $query first", ({ first, query }) => {
    expect(namesOf(query)[0]).toBe(first);
  });

  test("shows what is near first among equals", () => {
    expect(search("createCard", "shop").map(({ api }) => api)).toEqual(["Shop", "Bank", "Bank"]);
    expect(search("createCard", "bank")[0]?.api).toBe("Bank");
  });

  test("finds nothing for what is nowhere", () => {
    expect(namesOf("zebra")).toEqual([]);
  });

  test("shows fields of one name a few times only", () => {
    const many = Array.from({ length: 20 }, (_, index) => entry("field", "id", { target: `bank/x.html#a${index}` }));
    expect(createSearch([...many, entry("field", "id", { api: "Shop" })])("id").length).toBe(7);
  });
});

describe("packEntries", () => {
  test("loses nothing on the way", () => {
    const page = entry("page", "Cards", { target: "bank/cards.html" });
    expect(unpackEntries(packEntries([...entries, page]))).toEqual([...entries, page]);
  });
});
