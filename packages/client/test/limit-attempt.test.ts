import { describe, expect, test } from "vitest";
import { manualClock } from "./support/clocks.js";
import { json, scriptedFetch, silent } from "./support/scripted-fetch.js";
import { createShop } from "./support/shop.js";

const order = { name: "lamp", amount: 10 };

describe("timeout", () => {
  test("ends an attempt without an answer and counts as may-have-happened", async () => {
    const clock = manualClock();
    const call = createShop({ fetch: silent, ...clock, timeout: 5000 }).POST("/orders", { body: order });
    const timer = await clock.sleeper();
    timer.wake();
    await expect(call).rejects.toMatchObject({ name: "TransportError", code: "ERR_TIMEOUT", mayHaveHappened: true });
    expect(timer.ms).toBe(5000);
  });

  test("covers the body, not only the headers", async () => {
    const clock = manualClock();
    const stalled = () => new Response(new ReadableStream({ start: (body) => body.enqueue(new Uint8Array(1)) }));
    const call = createShop({ fetch: scriptedFetch(stalled).fetch, ...clock }).POST("/orders", { body: order });
    (await clock.sleeper()).wake();
    await expect(call).rejects.toMatchObject({ code: "ERR_TIMEOUT" });
  });

  test("holds when a layer does not listen to signals, and knows that nothing was sent yet", async () => {
    const clock = manualClock();
    const deaf = () => () => new Promise<Response>(() => undefined);
    const shop = createShop({ fetch: silent, ...clock, layers: { token: deaf }, retry: false });
    const call = shop.POST("/orders", { body: order });
    (await clock.sleeper()).wake();
    await expect(call).rejects.toMatchObject({ code: "ERR_TIMEOUT", mayHaveHappened: false });
  });

  test("starts anew for each attempt of a GET", async () => {
    const clock = manualClock();
    const call = createShop({ fetch: silent, ...clock, timeout: 5000 }).GET("/orders", { retry: { attempts: 2 } });
    (await clock.sleeper()).wake();
    const pause = await clock.sleeper();
    pause.wake();
    const second = await clock.sleeper();
    second.wake();
    await expect(call).rejects.toMatchObject({ code: "ERR_TIMEOUT" });
    expect([pause.ms, second.ms]).toEqual([250, 5000]);
  });

  test("is set by a single call for itself alone", async () => {
    const clock = manualClock();
    const shop = createShop({ fetch: scriptedFetch(json(200, { orders: [] })).fetch, ...clock });
    await shop.GET("/orders", { timeout: 70 });
    await shop.GET("/orders");
    expect([(await clock.sleeper()).ms, (await clock.sleeper()).ms]).toEqual([70, 60_000]);
  });

  test("leaves no timer behind after an answer", async () => {
    const clock = manualClock();
    await createShop({ fetch: scriptedFetch(json(200, { orders: [] })).fetch, ...clock }).GET("/orders");
    expect((await clock.sleeper()).signal.aborted).toBe(true);
  });

  test.each([
    { name: "zero", timeout: 0 },
    { name: "a negative number", timeout: -1 },
    { name: "NaN", timeout: Number.NaN },
    { name: "more than a timer can hold", timeout: 2 ** 31 },
  ])("refuses $name", async ({ timeout }) => {
    expect(() => createShop({ timeout })).toThrow(TypeError);
    await expect(createShop({}).GET("/orders", { timeout })).rejects.toThrow(TypeError);
  });
});

describe("signal", () => {
  test("ends a call before it is sent", async () => {
    const network = scriptedFetch(json(200, {}));
    const reason = new Error("too late");
    const call = createShop({ fetch: network.fetch }).GET("/orders", { signal: AbortSignal.abort(reason) });
    await expect(call).rejects.toThrow("too late");
    expect(network.requests).toHaveLength(0);
  });

  test("ends a call in flight, without a repeat", async () => {
    const abort = new AbortController();
    const clock = manualClock();
    const call = createShop({ fetch: silent, ...clock }).GET("/orders", { signal: abort.signal });
    await clock.sleeper();
    abort.abort(new Error("user left"));
    await expect(call).rejects.toThrow("user left");
  });

  test("reaches the body of a streamed answer", async () => {
    const abort = new AbortController();
    const network: typeof fetch = async (input, init) => {
      const { signal } = new Request(input, init);
      const body = new ReadableStream({
        start: (controller) => signal.addEventListener("abort", () => controller.error(signal.reason)),
      });
      return new Response(body);
    };
    const { data } = await createShop({ fetch: network }).GET("/orders", { parseAs: "stream", signal: abort.signal });
    const reading = data?.getReader().read();
    abort.abort(new Error("user left"));
    await expect(reading).rejects.toThrow("user left");
  });
});
