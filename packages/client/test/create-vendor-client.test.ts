import type { FetchLayer } from "@openissuing/signing";
import { describe, expect, test } from "vitest";
import { instantClock } from "./support/clocks.js";
import { failure, json, type ScriptedFetch, scriptedFetch } from "./support/scripted-fetch.js";
import { contract, createShop } from "./support/shop.js";

const order = { name: "lamp", amount: 10.5 };

/** A layer that writes its name as a request passes inwards. */
function traced(trace: string[], name: string): FetchLayer {
  return (next) => (input, init) => {
    trace.push(name);
    return next(input, init);
  };
}

describe("layers", () => {
  test("run in the order log, repeats, token, idempotency key, sign, verify, network, with middleware before them", async () => {
    const trace: string[] = [];
    const network = scriptedFetch(json(429, {}), json(200, { orders: [] }));
    const layers = Object.fromEntries(
      ["verify", "sign", "idempotencyKey", "token", "log"].map((name) => [name, traced(trace, name)]),
    );
    const fetch: typeof globalThis.fetch = (input, init) => {
      trace.push("network");
      return network.fetch(input, init);
    };
    const shop = createShop({ fetch, layers, ...instantClock(), timeout: false });
    shop.use({ onRequest: () => void trace.push("middleware") });
    await shop.GET("/orders");
    const attempt = ["token", "idempotencyKey", "sign", "verify", "network"];
    expect(trace).toEqual(["middleware", "log", ...attempt, ...attempt]);
  });

  test("sign each attempt anew", async () => {
    let nonce = 0;
    const sign: FetchLayer = (next) => (input, init) => {
      const request = new Request(input, init);
      request.headers.set("x-nonce", String(++nonce));
      return next(request);
    };
    const network = scriptedFetch(json(429, {}), json(200, { id: 1 }));
    const shop = createShop({ fetch: network.fetch, layers: { sign }, ...instantClock(), timeout: false });
    await shop.POST("/orders", { body: order });
    expect(network.requests.map(({ request }) => request.headers.get("x-nonce"))).toEqual(["1", "2"]);
  });

  test("sign what middleware left", async () => {
    const seen: (string | null)[] = [];
    const sign: FetchLayer = (next) => (input, init) => {
      seen.push(new Request(input, init).headers.get("x-trace"));
      return next(input, init);
    };
    const shop = createShop({ fetch: scriptedFetch(json(200, {})).fetch, layers: { sign } });
    shop.use({ onRequest: ({ request }) => new Request(request, { headers: { "x-trace": "t1" } }) });
    await shop.GET("/orders");
    expect(seen).toEqual(["t1"]);
  });

  test("stay around the fetch of a single call", async () => {
    const trace: string[] = [];
    const own = scriptedFetch(json(200, { orders: [] }));
    const shop = createShop({ fetch: scriptedFetch(json(500, {})).fetch, layers: { sign: traced(trace, "sign") } });
    expect((await shop.GET("/orders", { fetch: own.fetch })).response.status).toBe(200);
    expect(trace).toEqual(["sign"]);
  });
});

describe("requests", () => {
  test("go to the base URL with path and query filled in", async () => {
    const network = scriptedFetch(json(200, {}));
    const shop = createShop({ fetch: network.fetch, baseUrl: "http://127.0.0.1:4010/shop/" });
    await shop.GET("/orders", { params: { query: { limit_start: 50 } } });
    await shop.DELETE("/orders/{id}", { params: { path: { id: 7 } } });
    expect(network.requests.map(({ request }) => `${request.method} ${request.url}`)).toEqual([
      "GET http://127.0.0.1:4010/shop/orders?limit_start=50",
      "DELETE http://127.0.0.1:4010/shop/orders/7",
    ]);
  });

  test.each([
    { name: "form", path: "/orders", type: "application/x-www-form-urlencoded", body: "name=lamp&amount=10.5" },
    { name: "JSON", path: "/orders/{id}", type: "application/json", body: '{"name":"lamp"}' },
  ] as const)("carry a body as $name where the document says so", async ({ path, type, body }) => {
    const network = scriptedFetch(json(200, {}));
    const shop = createShop({ fetch: network.fetch });
    if (path === "/orders") await shop.POST(path, { body: order });
    else await shop.PUT(path, { params: { path: { id: 1 } }, body: { name: "lamp" } });
    expect([network.requests[0]?.request.headers.get("content-type"), network.requests[0]?.body]).toEqual([type, body]);
  });

  test.each(["", ".", ".."])("refuse %j as a part of the path, before anything is sent", async (id) => {
    const network = scriptedFetch(json(200, {}));
    const path = JSON.parse(JSON.stringify({ id })); // of no type: the shop numbers its orders
    const call = createShop({ fetch: network.fetch }).DELETE("/orders/{id}", { params: { path } });
    await expect(call).rejects.toThrow(TypeError);
    expect(network.requests).toEqual([]);
  });

  test("carry files as multipart with a boundary", async () => {
    const network = scriptedFetch(json(200, {}));
    const scan = new File(["scanned"], "scan.pdf", { type: "application/pdf" });
    const params = { path: { id: 1 } };
    await createShop({ fetch: network.fetch }).POST("/orders/{id}/files", { params, body: { scan, note: "front" } });
    const form = await network.requests[0]?.request.formData();
    const received = form?.get("scan");
    expect(received).toMatchObject({ name: "scan.pdf", type: "application/pdf", size: 7 });
    expect(form?.get("note")).toBe("front");
  });

  test("have no body and no content type when none is given", async () => {
    const network = scriptedFetch(new Response(null, { status: 204 }));
    await createShop({ fetch: network.fetch }).PUT("/orders/{id}", { params: { path: { id: 1 } } });
    expect([network.requests[0]?.request.headers.get("content-type"), network.requests[0]?.body]).toEqual([null, ""]);
  });

  test("carry headers of the client and of the call, the call's first", async () => {
    const network = scriptedFetch(json(200, {}));
    const shop = createShop({ fetch: network.fetch, headers: { "x-a": "client", "x-b": "client" } });
    await shop.POST("/orders", { body: order, headers: { "x-b": "call" } });
    const headers = network.requests[0]?.request.headers;
    expect([headers?.get("x-a"), headers?.get("x-b")]).toEqual(["client", "call"]);
  });

  test("are not sent on to where a redirect points", async () => {
    const network = scriptedFetch(json(200, {}));
    await createShop({ fetch: network.fetch }).GET("/orders");
    expect(network.requests[0]?.request.redirect).toBe("manual");
  });

  test("look up the global fetch when they are made, not when the client is", async () => {
    const shop = createShop({});
    const original = globalThis.fetch;
    globalThis.fetch = scriptedFetch(json(200, { orders: [{ id: 3 }] })).fetch;
    try {
      expect((await shop.GET("/orders")).data).toEqual({ orders: [{ id: 3 }] });
    } finally {
      globalThis.fetch = original;
    }
  });
});

describe("answers", () => {
  const pdf = () => new Response("%PDF-1.4", { headers: { "content-type": "application/pdf" } });
  const params = { path: { id: 1 } };

  test("are bytes where the document says so, without parseAs", async () => {
    const { data } = await createShop({ fetch: scriptedFetch(pdf()).fetch }).GET("/orders/{id}/receipt", { params });
    expect(new TextDecoder().decode(data)).toBe("%PDF-1.4");
  });

  test("are JSON when they fail where success is bytes", async () => {
    const network = scriptedFetch(json(404, { error: { code: 4040010, exception: "None" } }));
    const { error } = await createShop({ fetch: network.fetch }).GET("/orders/{id}/receipt", { params });
    expect(error?.error.code).toBe(4040010);
  });

  test("are what parseAs of the call says", async () => {
    const shop = createShop({ fetch: scriptedFetch(pdf()).fetch });
    expect((await shop.GET("/orders/{id}/receipt", { params, parseAs: "text" })).data).toBe("%PDF-1.4");
  });

  test("keep their raw response with its headers and address", async () => {
    const network = scriptedFetch(() =>
      Object.defineProperty(json(200, {}, { "x-served-by": "a" }), "url", { value: "https://shop.example/orders" }),
    );
    const { response } = await createShop({ fetch: network.fetch }).GET("/orders");
    expect([response.headers.get("x-served-by"), response.url]).toEqual(["a", "https://shop.example/orders"]);
  });

  test("without a body are undefined", async () => {
    const network = scriptedFetch(new Response(null, { status: 204 }));
    const { data, response } = await createShop({ fetch: network.fetch }).DELETE("/orders/{id}", { params });
    expect([data, response.status]).toEqual([undefined, 204]);
  });
});

describe("settings", () => {
  test.each([
    { name: "no attempts", retry: { attempts: 0 } },
    { name: "half an attempt", retry: { attempts: 1.5 } },
    { name: "a negative pause", retry: { baseDelay: -1 } },
    { name: "an endless pause", retry: { maxDelay: Number.POSITIVE_INFINITY } },
    { name: "a pause that is no number", retry: { maxRetryAfter: Number.NaN } },
  ])("refuse $name", ({ retry }) => {
    expect(() => createShop({ retry })).toThrow(TypeError);
  });

  test("of a call change only what they name", async () => {
    const clock = instantClock();
    const network = scriptedFetch(json(500, {}));
    const shop = createShop({ fetch: network.fetch, ...clock, timeout: false, retry: { baseDelay: 10 } });
    await shop.GET("/orders", { retry: { attempts: 2, baseDelay: undefined } });
    expect(clock.delays).toEqual([10]);
  });

  test.each([{ retry: false }, { retry: { attempts: 1 } }] as const)(
    "switch repeats off with $retry",
    async ({ retry }) => {
      const network = scriptedFetch(json(500, {}));
      await createShop({ fetch: network.fetch, retry }).GET("/orders");
      expect(network.requests).toHaveLength(1);
    },
  );
});

describe("a GET with an effect", () => {
  const label = "/orders/{id}/label" as const;
  const shape = { ...contract.differing[`GET ${label}`], repeatable: false };
  const spending = { ...contract, differing: { ...contract.differing, [`GET ${label}`]: shape } };
  const params = { path: { id: 1 } };
  const shopOn = ({ fetch }: ScriptedFetch) =>
    createShop({ fetch, contract: spending, ...instantClock(), timeout: false });

  test("is not repeated when it may have happened", async () => {
    const network = scriptedFetch(failure("ECONNRESET"), new Response("page"));
    const shop = shopOn(network);
    await expect(shop.GET(label, { params })).rejects.toMatchObject({ code: "ERR_NETWORK", mayHaveHappened: true });
    expect(network.requests).toHaveLength(1);
  });

  test("is repeated when nothing was done", async () => {
    const network = scriptedFetch(failure("ECONNREFUSED"), json(429, {}), new Response("page"));
    const shop = shopOn(network);
    expect((await shop.GET(label, { params })).data).toBe("page");
    expect(network.requests).toHaveLength(3);
  });

  test("is repeated when the call says that it does no harm", async () => {
    const network = scriptedFetch(failure("ECONNRESET"), new Response("page"));
    const shop = shopOn(network);
    expect((await shop.GET(label, { params, retry: { repeatable: true } })).data).toBe("page");
    expect(network.requests).toHaveLength(2);
  });

  test("leaves other operations as they are", async () => {
    const network = scriptedFetch(failure("ECONNRESET"), json(200, { orders: [] }));
    const shop = shopOn(network);
    await shop.GET("/orders");
    expect(network.requests).toHaveLength(2);
  });
});
