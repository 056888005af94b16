import { describe, expect, test } from "vitest";
import { unpackEntries } from "../../src/search/search-data.js";
import { createSearch } from "../../src/search/search-engine.js";
import { documented, site } from "../site.js";

const [, index = ""] = [...site].find(([path]) => path.startsWith("assets/search-")) ?? [];
const entries = unpackEntries(JSON.parse(index.slice(index.indexOf("{"), index.lastIndexOf(";"))));
const namesOf = (kind: string) => new Set(entries.filter((entry) => entry.kind === kind).map(({ name }) => name));

describe("the index of the search", () => {
  test.each(documented)("has every operation, event and schema of $api", ({ document }) => {
    const [operations, events] = [namesOf("operation"), namesOf("event")];
    expect(document.operations.filter(({ id }) => !operations.has(id))).toEqual([]);
    expect(document.webhooks.filter(({ path }) => !events.has(path))).toEqual([]);
  });

  test("leads only to anchors that are there", () => {
    const broken = entries.filter(({ target }) => {
      const [path = "", anchor] = target.split("#");
      return anchor !== undefined && !site.get(path)?.includes(` id="${anchor.replaceAll("&", "&amp;")}"`);
    });
    expect(broken).toEqual([]);
    expect(entries.length).toBeGreaterThan(5000);
  });

  test.each([
    { query: "X-Signed-Request", first: "anytime/index.html#authentication" },
    { query: "client certificate", first: "treezor/pci-dss/index.html#authentication" },
    { query: "webhook signature", first: "guides/receive-a-webhook.html" },
    { query: "change a secret", first: "guides/receive-a-webhook.html#rotation" },
    { query: "how to test", first: "guides/test-against-the-sandbox.html" },
    { query: "idempotency", first: "guides/sign-a-request.html" },
  ])("finds by plain words: $query", ({ first, query }) => {
    expect(
      createSearch(entries)(query)
        .slice(0, 3)
        .map(({ target }) => target),
    ).toContain(first);
  });

  test.each([
    { query: "send money", found: "anytime/credit-transfers.html#createCreditTransfer" },
    { query: "block a card", found: "treezor/connect/public-reference-cards.html#lockCard" },
    { query: "insufficient funds", found: "brocard/errors.html#balance-less-than-amount" },
  ])("finds what is called otherwise: $query", ({ found, query }) => {
    expect(createSearch(entries)(query).map(({ target }) => target)).toContain(found);
  });

  test("answers within a frame of the screen", () => {
    const search = createSearch(entries);
    const typed = ["c", "ca", "car", "card", "card i", "card id", "createC", "4030", "iban"];
    for (const text of typed) search(text); // compiled by then
    const started = performance.now();
    for (const text of typed) search(text);
    expect((performance.now() - started) / typed.length).toBeLessThan(50);
  });
});
