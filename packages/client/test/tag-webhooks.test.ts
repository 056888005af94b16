import { describe, expect, expectTypeOf, test } from "vitest";
import { type TaggedWebhook, tagWebhooks } from "../src/tag-webhooks.js";

type Hook<Body> = { post: { requestBody: { content: { "application/json": Body } } } };

interface webhooks {
  paid: Hook<{ type: "paid"; amount: string }>;
  shipped: Hook<{ type: "shipped"; order: number }>;
}

const { isEvent, tag } = tagWebhooks<webhooks>({
  paid: { properties: { type: { const: "paid" }, amount: "string" } },
  shipped: { properties: { type: { const: "shipped" }, order: "integer" } },
});

describe("tagWebhooks", () => {
  test("names an event by the shape that fits", () => {
    const values: unknown[] = [
      { type: "paid", amount: "1.00" },
      { type: "shipped", order: 7, added: true },
    ];
    expect(values.filter(isEvent).map(tag)).toEqual([
      { name: "paid", event: values[0] },
      { name: "shipped", event: values[1] },
    ]);
  });

  test.each([
    { name: "another type", value: { type: "sold", amount: "1.00" } },
    { name: "a member of another type", value: { type: "paid", amount: 1 } },
    { name: "a missing member", value: { type: "shipped" } },
    { name: "null", value: null },
  ])("takes $name for none", ({ value }) => {
    expect(isEvent(value)).toBe(false);
  });

  test("types the event by its name", () => {
    const typed = (webhook: TaggedWebhook<webhooks>) =>
      webhook.name === "paid" ? webhook.event.amount : webhook.event.order;
    expectTypeOf(typed).returns.toEqualTypeOf<string | number>();
  });
});
