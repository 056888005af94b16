import { describe, expect, test } from "vitest";
import { byStatus } from "../src/by-status.js";
import { json, scriptedFetch } from "./support/scripted-fetch.js";
import { createShop } from "./support/shop.js";

async function answered(answer: Response) {
  return byStatus(await createShop({ fetch: scriptedFetch(answer).fetch, retry: false }).GET("/orders"));
}

describe("byStatus", () => {
  test("tags a success", async () => {
    expect(await answered(json(200, { orders: [] }))).toMatchObject({ status: 200, body: { orders: [] } });
  });

  test("tags a documented failure", async () => {
    expect(await answered(json(401, { error: { code: 4010050 } }))).toMatchObject({
      status: 401,
      body: { error: { code: 4010050 } },
    });
  });

  test.each([
    { name: "an undocumented status", answer: json(418, { error: {} }), body: { error: {} } },
    { name: "an undocumented success", answer: json(201, {}), body: {} },
    { name: "a page where JSON is documented", answer: new Response("<h1>", { status: 500 }), body: "<h1>" },
    { name: "nothing where JSON is documented", answer: new Response(null, { status: 500 }), body: "" },
  ])("tags $name as other", async ({ answer, body }) => {
    const { status, response, body: received } = await answered(answer);
    expect([status, response.status, received]).toEqual(["other", answer.status, body]);
  });

  const label = async (answer: Response) => {
    const shop = createShop({ fetch: scriptedFetch(answer).fetch, retry: false });
    return byStatus(await shop.GET("/orders/{id}/label", { params: { path: { id: 7 } } }));
  };

  test("tags a page where a page is documented, of a failure too", async () => {
    expect(await label(new Response("<p>lamp</p>"))).toMatchObject({ status: 200, body: "<p>lamp</p>" });
    expect(await label(new Response("<p>gone</p>", { status: 404 }))).toMatchObject({
      status: 404,
      body: "<p>gone</p>",
    });
  });

  test.each([
    { name: "JSON where a page is documented", answer: json(404, { error: {} }) },
    { name: "nothing where a page is documented", answer: new Response(null, { status: 404 }) },
  ])("tags $name as other", async ({ answer }) => {
    expect((await label(answer)).status).toBe("other");
  });

  test("refuses a result of another client", () => {
    expect(() => byStatus({ data: 1, response: new Response() })).toThrow(TypeError);
  });
});
