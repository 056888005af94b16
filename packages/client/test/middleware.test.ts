import type * as openapiFetch from "openapi-fetch";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { HeadersOption, Middleware, QueryStyle } from "../src/index.js";
import { json, scriptedFetch } from "./support/scripted-fetch.js";
import { createShop } from "./support/shop.js";

describe("types of middleware", () => {
  test("take what openapi-fetch types and are taken by it", () => {
    expectTypeOf<openapiFetch.Middleware>().toExtend<Middleware>();
    expectTypeOf<openapiFetch.QuerySerializerOptions>().toExtend<QueryStyle>();
    expectTypeOf<HeadersOption>().toExtend<openapiFetch.HeadersOptions>();
    expectTypeOf<QueryStyle>().toExtend<openapiFetch.QuerySerializerOptions>();
  });
});

describe("middleware", () => {
  test("of openapi-fetch is used and taken out again", async () => {
    const network = scriptedFetch(json(200, {}));
    const shop = createShop({ fetch: network.fetch });
    const trace: openapiFetch.Middleware = {
      onRequest({ request, schemaPath }) {
        request.headers.set("x-path", schemaPath);
      },
    };
    shop.use(trace);
    await shop.GET("/orders");
    shop.eject(trace);
    await shop.GET("/orders");
    expect(network.requests.map(({ request }) => request.headers.get("x-path"))).toEqual(["/orders", null]);
  });

  test("of a call answers in place of the network", async () => {
    const network = scriptedFetch(json(500, {}));
    const shop = createShop({ fetch: network.fetch });
    const { data } = await shop.GET("/orders", { middleware: [{ onRequest: () => json(200, { orders: [] }) }] });
    expect([data, network.requests.length]).toEqual([{ orders: [] }, 0]);
  });

  test("turns an error into an answer", async () => {
    const network = scriptedFetch(new Error("down"));
    const shop = createShop({ fetch: network.fetch });
    const { data } = await shop.GET("/orders", { middleware: [{ onError: () => json(200, { orders: [] }) }] });
    expect(data).toEqual({ orders: [] });
  });
});
