import { describe, expectTypeOf, test } from "vitest";
import { type ApiError, byStatus, failureOf, unwrap } from "../src/index.js";
import { json, scriptedFetch } from "./support/scripted-fetch.js";
import { createShop } from "./support/shop.js";

const shop = createShop({ fetch: scriptedFetch(json(200, {})).fetch });
/** For the compiler alone: nothing is called. */
const typed = (_call: () => unknown) => undefined;
const params = { path: { id: 1 } };
const order = { name: "lamp", amount: 1 };

describe("types of calls", () => {
  test("know the paths of each method", () => {
    typed(() => shop.GET("/orders"));
    // @ts-expect-error no such path
    typed(() => shop.GET("/order"));
    // @ts-expect-error the path has no GET
    typed(() => shop.GET("/orders/{id}", { params }));
  });

  test("demand parameters and body where the document does", () => {
    // @ts-expect-error the path parameter is missing
    typed(() => shop.DELETE("/orders/{id}"));
    // @ts-expect-error the path parameter is a number
    typed(() => shop.DELETE("/orders/{id}", { params: { path: { id: "1" } } }));
    // @ts-expect-error the body is missing
    typed(() => shop.POST("/orders"));
    // @ts-expect-error a member of the body is missing
    typed(() => shop.POST("/orders", { body: { name: "lamp" } }));
    // @ts-expect-error GET has no body
    typed(() => shop.GET("/orders", { body: order }));
    typed(() => shop.PUT("/orders/{id}", { params }));
    typed(() => shop.PUT("/orders/{id}", { params, body: { name: "lamp" } }));
  });

  test("demand a Blob for a file", () => {
    typed(() => shop.POST("/orders/{id}/files", { params, body: { scan: new Blob(), note: "front" } }));
    typed(() => shop.POST("/orders/{id}/files", { params, body: { scan: new File([], "a.pdf") } }));
    // @ts-expect-error a path is no file
    typed(() => shop.POST("/orders/{id}/files", { params, body: { scan: "scan.pdf" } }));
    // @ts-expect-error bytes are no file
    typed(() => shop.POST("/orders/{id}/files", { params, body: { scan: new Uint8Array() } }));
  });

  test("know the settings of a call", () => {
    typed(() => shop.GET("/orders", { timeout: 5000, retry: { attempts: 2, repeatable: false } }));
    typed(() => shop.GET("/orders", { timeout: false, retry: false }));
    // @ts-expect-error misspelled
    typed(() => shop.GET("/orders", { timeuot: 5000 }));
    // @ts-expect-error a timeout is a number of milliseconds
    typed(() => shop.GET("/orders", { timeout: "5s" }));
    // @ts-expect-error no such setting
    typed(() => shop.GET("/orders", { retry: { tries: 2 } }));
    // @ts-expect-error repeatable is for single calls: no client can vouch for all of them
    typed(() => createShop({ retry: { repeatable: true } }));
  });
});

describe("types of results", () => {
  test("narrow by the presence of an error", async () => {
    const result = await shop.GET("/orders");
    expectTypeOf(result.data).toEqualTypeOf<{ orders: { id: number }[] } | undefined>();
    if (result.error === undefined) expectTypeOf(result.data.orders).toEqualTypeOf<{ id: number }[]>();
    else expectTypeOf(result.error.error.code).toEqualTypeOf<4010010 | 4010050 | 5000010>();
    expectTypeOf(result.response).toEqualTypeOf<Response>();
  });

  test("are bytes for a PDF and follow parseAs", () => {
    const receipt = () => shop.GET("/orders/{id}/receipt", { params });
    const text = () => shop.GET("/orders/{id}/receipt", { params, parseAs: "text" });
    const stream = () => shop.GET("/orders/{id}/receipt", { params, parseAs: "stream" });
    expectTypeOf<Awaited<ReturnType<typeof receipt>>["data"]>().toEqualTypeOf<ArrayBuffer | undefined>();
    expectTypeOf<Awaited<ReturnType<typeof text>>["data"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Awaited<ReturnType<typeof stream>>["data"]>().toEqualTypeOf<
      ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined
    >();
  });

  test("are undefined without content", () => {
    const removal = () => unwrap(shop.DELETE("/orders/{id}", { params }));
    expectTypeOf(removal).returns.resolves.toEqualTypeOf<undefined>();
  });
});

describe("types of unwrap", () => {
  test("give the body of the success", () => {
    const list = () => unwrap(shop.GET("/orders"));
    expectTypeOf(list).returns.resolves.toEqualTypeOf<{ orders: { id: number }[] }>();
  });

  test("give the error its body", async () => {
    const failure = failureOf(await shop.POST("/orders", { body: order }));
    if (failure !== undefined) expectTypeOf(failure.body.error.code).toEqualTypeOf<4020210 | 4290010>();
    expectTypeOf<ApiError["body"]>().toEqualTypeOf<unknown>();
  });
});

describe("types of byStatus", () => {
  test("narrow the body by status", async () => {
    const answer = byStatus(await shop.GET("/orders"));
    switch (answer.status) {
      case 200:
        expectTypeOf(answer.body.orders).toEqualTypeOf<{ id: number }[]>();
        break;
      case 401:
        expectTypeOf(answer.body.error.code).toEqualTypeOf<4010010 | 4010050>();
        break;
      case 500:
        expectTypeOf(answer.body.error.code).toEqualTypeOf<5000010>();
        break;
      case "other":
        expectTypeOf(answer.body).toEqualTypeOf<unknown>();
        break;
      default:
        expectTypeOf(answer).toEqualTypeOf<never>();
    }
  });

  test("know no status the document does not have", async () => {
    const answer = byStatus(await shop.GET("/orders"));
    // @ts-expect-error 404 is not documented for this operation
    void (answer.status === 404);
  });

  test("notice a code that a switch misses", async () => {
    const answer = byStatus(await shop.GET("/orders"));
    if (answer.status !== 401) return;
    const { code } = answer.body.error;
    switch (code) {
      case 4010010:
        break;
      default:
        // @ts-expect-error 4010050 is left over
        expectTypeOf(code).toEqualTypeOf<never>();
    }
  });
});
