import { describe, expect, test } from "vitest";
import { TransportError } from "../src/errors.js";
import type { RetryEvent } from "../src/repeat-requests.js";
import { instantClock, manualClock } from "./support/clocks.js";
import { failure, json, scriptedFetch } from "./support/scripted-fetch.js";
import { createShop } from "./support/shop.js";

const order = { name: "lamp", amount: 10 };

describe("repeats", () => {
  test.each([
    { name: "a refused connection", step: failure("ECONNREFUSED"), get: 3, post: 3 },
    { name: "an unknown host", step: failure("ENOTFOUND"), get: 3, post: 3 },
    { name: "a connection that was never made in time", step: failure("UND_ERR_CONNECT_TIMEOUT"), get: 3, post: 3 },
    { name: "an expired certificate", step: failure("CERT_HAS_EXPIRED"), get: 3, post: 3 },
    { name: "a certificate for another host", step: failure("ERR_TLS_CERT_ALTNAME_INVALID"), get: 3, post: 3 },
    { name: "a self-signed certificate", step: failure("DEPTH_ZERO_SELF_SIGNED_CERT"), get: 3, post: 3 },
    { name: "an unknown authority", step: failure("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), get: 3, post: 3 },
    {
      name: "a connection refused as Bun says it",
      step: Object.assign(new Error("refused"), { code: "ConnectionRefused" }),
      get: 3,
      post: 3,
    },
    { name: "429", step: json(429, {}), get: 3, post: 3 },
    { name: "a connection reset", step: failure("ECONNRESET"), get: 3, post: 1 },
    { name: "a socket closed by the other side", step: failure("UND_ERR_SOCKET"), get: 3, post: 1 },
    { name: "a broken pipe", step: failure("EPIPE"), get: 3, post: 1 },
    {
      name: "several addresses of which one was reached",
      step: new TypeError("fetch failed", {
        cause: new AggregateError([failure("ECONNREFUSED").cause, failure("ECONNRESET").cause]),
      }),
      get: 3,
      post: 1,
    },
    {
      name: "several addresses of which none was reached",
      step: new TypeError("fetch failed", {
        cause: new AggregateError([failure("ECONNREFUSED").cause, failure("ENETUNREACH").cause]),
      }),
      get: 3,
      post: 3,
    },
    { name: "a failure without a code", step: new TypeError("fetch failed"), get: 3, post: 1 },
    { name: "408", step: json(408, {}), get: 3, post: 1 },
    { name: "500", step: json(500, {}), get: 3, post: 1 },
    { name: "502", step: json(502, {}), get: 3, post: 1 },
    { name: "503", step: json(503, {}), get: 3, post: 1 },
    { name: "504", step: json(504, {}), get: 3, post: 1 },
    { name: "400", step: json(400, {}), get: 1, post: 1 },
    { name: "401", step: json(401, {}), get: 1, post: 1 },
    { name: "402", step: json(402, {}), get: 1, post: 1 },
    { name: "404", step: json(404, {}), get: 1, post: 1 },
    { name: "302", step: new Response(null, { status: 302, headers: { location: "/" } }), get: 1, post: 1 },
  ])("sends GET $get times and all that changes something $post times on $name", async ({ step, get, post }) => {
    const network = scriptedFetch(step);
    const shop = createShop({ fetch: network.fetch, ...instantClock(), timeout: false });
    const sent = async (call: Promise<unknown>) => {
      const before = network.requests.length;
      await call.catch(() => undefined);
      return network.requests.length - before;
    };
    expect(await sent(shop.GET("/orders"))).toBe(get);
    expect(await sent(shop.POST("/orders", { body: order }))).toBe(post);
    expect(await sent(shop.PUT("/orders/{id}", { params: { path: { id: 1 } } }))).toBe(post);
    expect(await sent(shop.DELETE("/orders/{id}", { params: { path: { id: 1 } } }))).toBe(post);
  });

  test("repeat what the vendor knows to be safe by what it carries, and nothing else that is unsafe", async () => {
    const isRepeatable = async (request: Request) => (await request.text()).includes("key-1");
    const network = scriptedFetch(json(503, {}));
    const shop = createShop({ fetch: network.fetch, ...instantClock(), timeout: false, isRepeatable });
    const sent = async (name: string, retry?: { repeatable: boolean }) => {
      const before = network.requests.length;
      await shop.POST("/orders", { body: { name, amount: 1 }, ...(retry && { retry }) });
      return network.requests.length - before;
    };
    expect(await sent("key-1")).toBe(3);
    expect(await sent("key-2")).toBe(1);
    expect(await sent("key-1", { repeatable: false })).toBe(1);
  });

  test("send a body that was looked at for safety whole, every time", async () => {
    const network = scriptedFetch(json(503, {}), json(200, {}));
    const isRepeatable = async (request: Request) => (await request.text()) !== "";
    await createShop({ fetch: network.fetch, ...instantClock(), timeout: false, isRepeatable }).POST("/orders", {
      body: order,
    });
    expect(network.requests.map(({ body }) => body)).toEqual(["name=lamp&amount=10", "name=lamp&amount=10"]);
  });

  test("sends the same body again", async () => {
    const network = scriptedFetch(json(429, {}), json(200, { id: 7 }));
    const shop = createShop({ fetch: network.fetch, ...instantClock(), timeout: false });
    const { data } = await shop.POST("/orders", { body: order });
    expect(data).toEqual({ id: 7 });
    expect(network.requests.map(({ body }) => body)).toEqual(["name=lamp&amount=10", "name=lamp&amount=10"]);
  });

  test("sends the same files again", async () => {
    const network = scriptedFetch(failure("ECONNREFUSED"), json(200, { stored: 1 }));
    const shop = createShop({ fetch: network.fetch, ...instantClock(), timeout: false });
    await shop.POST("/orders/{id}/files", { params: { path: { id: 1 } }, body: { scan: new Blob(["scanned"]) } });
    expect(network.requests.map(({ body }) => body.includes("scanned"))).toEqual([true, true]);
  });

  test("repeats an unsafe call when the caller vouches for it", async () => {
    const network = scriptedFetch(failure("ECONNRESET"), json(200, { id: 7 }));
    const shop = createShop({ fetch: network.fetch, ...instantClock(), timeout: false });
    const { data } = await shop.POST("/orders", { body: order, retry: { repeatable: true } });
    expect(data).toEqual({ id: 7 });
  });

  test("remembers that an earlier attempt may have happened", async () => {
    const network = scriptedFetch(failure("ECONNRESET"), failure("ECONNREFUSED"));
    const shop = createShop({ fetch: network.fetch, ...instantClock(), timeout: false });
    const call = shop.POST("/orders", { body: order, retry: { repeatable: true } });
    await expect(call).rejects.toMatchObject({ code: "ERR_NETWORK", mayHaveHappened: true });
  });

  test("tells that nothing can have happened when no attempt reached the server", async () => {
    const shop = createShop({
      fetch: scriptedFetch(failure("ECONNREFUSED")).fetch,
      ...instantClock(),
      timeout: false,
    });
    const call = shop.POST("/orders", { body: order });
    await expect(call).rejects.toMatchObject({ code: "ERR_NETWORK", mayHaveHappened: false });
  });

  test("hands the last answer on when all attempts are used up", async () => {
    const network = scriptedFetch(json(503, { attempt: 1 }), json(503, { attempt: 2 }));
    const shop = createShop({ fetch: network.fetch, ...instantClock(), timeout: false, retry: { attempts: 2 } });
    const { error, response } = await shop.GET("/orders");
    expect([response.status, error]).toEqual([503, { attempt: 2 }]);
  });

  test("lets errors of its own layers pass at the first attempt", async () => {
    const error = new Error("forged");
    const network = scriptedFetch(json(200, {}));
    const shop = createShop({ fetch: network.fetch, layers: { verify: () => () => Promise.reject(error) } });
    await expect(shop.GET("/orders")).rejects.toBe(error);
  });

  test("lets an error that is not the network's pass at the first attempt", async () => {
    const network = scriptedFetch(new Error("assertion of a test double"));
    const shop = createShop({ fetch: network.fetch, ...instantClock(), timeout: false });
    await expect(shop.GET("/orders")).rejects.not.toBeInstanceOf(TransportError);
    expect(network.requests).toHaveLength(1);
  });

  test("repeats a GET whose answer breaks off", async () => {
    const broken = () => {
      const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError("terminated")) });
      return new Response(body, { headers: { "content-type": "application/json" } });
    };
    const network = scriptedFetch(broken, json(200, { orders: [] }));
    const shop = createShop({ fetch: network.fetch, ...instantClock(), timeout: false });
    expect((await shop.GET("/orders")).data).toEqual({ orders: [] });
  });
});

describe("pauses", () => {
  test("double and stay within the jitter", async () => {
    const clock = instantClock();
    const shop = createShop({ fetch: scriptedFetch(json(500, {})).fetch, ...clock, timeout: false, random: () => 0.5 });
    await shop.GET("/orders", { retry: { attempts: 5, baseDelay: 100, maxDelay: 600 } });
    expect(clock.delays).toEqual([50, 100, 200, 300]);
  });

  test.each([
    { name: "seconds", header: "7", delays: [7000] },
    { name: "a date", header: "Thu, 01 Jan 2026 00:00:09 GMT", delays: [9000] },
    { name: "nonsense", header: "later", delays: [250] },
  ])("follow Retry-After in $name", async ({ header, delays }) => {
    const clock = instantClock(Date.UTC(2026, 0, 1));
    const network = scriptedFetch(json(429, {}, { "retry-after": header }), json(200, { id: 1 }));
    await createShop({ fetch: network.fetch, ...clock, timeout: false }).POST("/orders", { body: order });
    expect(clock.delays).toEqual(delays);
  });

  test("are not begun when the server asks for longer than allowed", async () => {
    const network = scriptedFetch(json(429, {}, { "retry-after": "31" }), json(200, {}));
    const shop = createShop({ fetch: network.fetch, ...instantClock(), timeout: false });
    expect((await shop.GET("/orders")).response.status).toBe(429);
  });

  test("are announced", async () => {
    const events: RetryEvent[] = [];
    const network = scriptedFetch(failure("ECONNREFUSED"), json(429, {}), json(200, {}));
    const shop = createShop({
      fetch: network.fetch,
      ...instantClock(),
      timeout: false,
      onRetry: (e) => events.push(e),
    });
    await shop.GET("/orders");
    expect(events).toEqual([
      { method: "GET", path: "/orders", attempt: 1, delay: 250, reason: "ERR_NETWORK" },
      { method: "GET", path: "/orders", attempt: 2, delay: 500, reason: 429 },
    ]);
  });

  test("go on when the listener throws", async () => {
    const onRetry = () => {
      throw new Error("log is full");
    };
    const network = scriptedFetch(json(429, {}), json(200, { orders: [] }));
    const shop = createShop({ fetch: network.fetch, ...instantClock(), timeout: false, onRetry });
    expect((await shop.GET("/orders")).response.status).toBe(200);
  });

  test("end at once with the reason of an abort", async () => {
    const clock = manualClock();
    const abort = new AbortController();
    const shop = createShop({ fetch: scriptedFetch(json(500, {})).fetch, ...clock, timeout: false });
    const call = shop.GET("/orders", { signal: abort.signal });
    const pause = await clock.sleeper();
    abort.abort(new Error("user left"));
    await expect(call).rejects.toThrow("user left");
    expect(pause.signal.aborted).toBe(true);
  });
});
