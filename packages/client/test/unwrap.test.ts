import { describe, expect, test } from "vitest";
import { ApiError, failureOf, type ReadProblem, unwrap } from "../src/index.js";
import { json, scriptedFetch } from "./support/scripted-fetch.js";
import { createShop } from "./support/shop.js";

const fault = { error: { code: 4040010, exception: "NoSuchOrder", message: "Order 7 of 4111111111111111" } };
const params = { path: { id: 7 } };

const readProblem: ReadProblem = () => ({
  code: 4040010,
  exception: "NoSuchOrder",
  message: "no",
  requestId: 90402,
  retryable: false,
});

async function failed(answer: Response): Promise<ApiError> {
  const shop = createShop({ fetch: scriptedFetch(answer).fetch, retry: false, readProblem });
  const error: unknown = await unwrap(shop.DELETE("/orders/{id}", { params })).catch((reason: unknown) => reason);
  if (error instanceof ApiError) return error;
  throw new Error("no ApiError");
}

describe("unwrap", () => {
  test("returns the body of a success, of a result or its promise", async () => {
    const shop = createShop({ fetch: scriptedFetch(json(200, { orders: [{ id: 1 }] })).fetch });
    expect(await unwrap(shop.GET("/orders"))).toEqual({ orders: [{ id: 1 }] });
    expect(await unwrap(await shop.GET("/orders"))).toEqual({ orders: [{ id: 1 }] });
  });

  test("returns undefined for a success without a body", async () => {
    const shop = createShop({ fetch: scriptedFetch(new Response(null, { status: 204 })).fetch });
    expect(await unwrap(shop.DELETE("/orders/{id}", { params }))).toBeUndefined();
  });

  test("throws what is known about a failure", async () => {
    expect(await failed(json(404, fault))).toMatchObject({
      name: "ApiError",
      status: 404,
      code: 4040010,
      exception: "NoSuchOrder",
      method: "DELETE",
      path: "/orders/{id}",
      requestId: 90402,
      retryable: false,
      body: fault,
    });
  });

  test("names the fields at fault where the vendor has no codes", async () => {
    const named = { code: undefined, exception: undefined, message: "no", requestId: "r", retryable: undefined };
    const shop = createShop({
      fetch: scriptedFetch(json(422, {})).fetch,
      readProblem: () => ({ ...named, fields: ["amount", "items.0"] }),
    });
    await expect(unwrap(shop.DELETE("/orders/{id}", { params }))).rejects.toMatchObject({
      message: "DELETE /orders/{id} answered 422: amount, items.0",
    });
  });

  test("keeps body, response and the vendor's sentence out of what is printed", async () => {
    const error = await failed(json(404, fault));
    expect(error.message).toBe("DELETE /orders/{id} answered 404: 4040010 NoSuchOrder");
    expect(JSON.stringify(error)).not.toContain("4111111111111111");
    expect(Object.keys(error)).not.toContain("response");
    expect(error.response.status).toBe(404);
  });

  test.each([
    { name: "an empty body", answer: new Response(null, { status: 500 }), body: "" },
    {
      name: "the page of a proxy",
      answer: new Response("<h1>Bad gateway</h1>", { status: 502 }),
      body: "<h1>Bad gateway</h1>",
    },
    { name: "a redirect", answer: new Response(null, { status: 302 }), body: "" },
  ])("throws for $name", async ({ answer, body }) => {
    const error = await failed(answer);
    expect([error.status, error.body]).toEqual([answer.status, body]);
  });

  test.each([
    { status: 429, retryable: true },
    { status: 503, retryable: true },
    { status: 400, retryable: false },
    { status: 501, retryable: false },
  ])("calls $status retryable: $retryable when the body says nothing", async ({ status, retryable }) => {
    const shop = createShop({ fetch: scriptedFetch(json(status, {})).fetch, retry: false });
    await expect(unwrap(shop.GET("/orders"))).rejects.toMatchObject({ status, retryable, code: undefined });
  });

  test("passes what a call rejects with", async () => {
    const reason = new Error("forged");
    const shop = createShop({ layers: { verify: () => () => Promise.reject(reason) } });
    await expect(unwrap(shop.GET("/orders"))).rejects.toBe(reason);
  });

  test("copes with a result of another client", async () => {
    const result = { error: {}, response: new Response(null, { status: 400 }) };
    await expect(unwrap(result)).rejects.toMatchObject({ status: 400, code: undefined });
  });
});

describe("failureOf", () => {
  test("is undefined for a success", () => {
    expect(failureOf({ data: 1, response: new Response() })).toBeUndefined();
  });
});
