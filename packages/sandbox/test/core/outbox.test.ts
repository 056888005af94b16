import { describe, expect, test } from "vitest";
import { setup, start } from "./tiny-vendor.js";

const webhookUrl = "http://hooks.test/in";
const day = 86_400_000;

/** Receives webhooks; `answer` decides on the status of each, by its number from 1. */
function receiver(answer: (count: number, note: string) => number | "fail" = () => 204) {
  const notes: string[] = [];
  const requests: { readonly url: string; readonly init: RequestInit; readonly body: Record<string, unknown> }[] = [];
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    const body = JSON.parse(String(init.body));
    requests.push({ url: String(url), init, body });
    notes.push(body.body.note);
    const status = answer(requests.length, body.body.note);
    if (status === "fail") throw new TypeError("connection refused");
    return new Response(null, { status });
  };
  return { fetch: fetch as typeof globalThis.fetch, notes, requests };
}
const states = (deliveries: readonly { readonly state: string }[]) => deliveries.map(({ state }) => state);

describe("a webhook", () => {
  test("is sent once, as JSON, and counted as delivered", async () => {
    const { fetch, requests } = receiver();
    const { control, post } = await setup({ fetch, webhookUrl });
    await post({ note: "x" });
    expect(await control.flush("a")).toMatchObject([
      { event: "added", state: "delivered", attempts: 1, last_status: 204 },
    ]);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ url: webhookUrl, body: { event: "added", now: start, body: { note: "x" } } });
    expect(requests[0]?.init).toMatchObject({ method: "POST", headers: { "content-type": "application/json" } });
  });

  test("is not made without an address", async () => {
    const { control, post } = await setup();
    await post({ note: "x" });
    expect(await control.deliveries("a")).toEqual([]);
  });

  test("of a refused request is not made", async () => {
    const { control, post } = await setup({ webhookUrl });
    await post({ note: "return" });
    expect(await control.deliveries("a")).toEqual([]);
  });

  test.each([
    { name: "500", answer: 500 as const, status: 500, error: null },
    { name: "a redirect", answer: 302 as const, status: 302, error: null },
    { name: "no connection", answer: "fail" as const, status: null, error: "TypeError" },
  ])("answered with $name stays pending", async ({ answer, status, error }) => {
    const { control, post } = await setup({ ...receiver(() => answer), webhookUrl });
    await post({ note: "x" });
    expect(await control.flush("a")).toMatchObject([{ state: "pending", last_status: status, last_error: error }]);
  });

  test("is tried again when the tenant's clock reaches its next try, with the same bytes", async () => {
    const { fetch, requests } = receiver((count) => (count < 3 ? 500 : 200));
    const { control, post } = await setup({ fetch, webhookUrl });
    await post({ note: "x" });
    await control.settle();
    expect(await control.deliveries("a")).toMatchObject([{ attempts: 1, next_at: start + 5000 }]);
    await control.moveClock("a", { advance: 5000 });
    await control.settle();
    expect(await control.deliveries("a")).toMatchObject([{ attempts: 2, next_at: start + 35_000 }]);
    await control.moveClock("a", { advance: 30_000 });
    await control.settle();
    expect(await control.deliveries("a")).toMatchObject([
      { attempts: 3, state: "delivered", delivered_at: start + 35_000 },
    ]);
    expect(new Set(requests.map(({ init }) => init.body)).size).toBe(1);
  });

  test("is given up after eight tries, and the next of its key goes", async () => {
    const { fetch, notes } = receiver((_count, note) => (note === "first" ? 500 : 200));
    const { control, post } = await setup({ fetch, webhookUrl });
    await post({ note: "first" });
    await post({ note: "second" });
    for (let tries = 0; tries < 8; tries++) {
      await control.settle();
      await control.moveClock("a", { advance: day });
    }
    await control.settle();
    expect(states(await control.deliveries("a"))).toEqual(["failed", "delivered"]);
    expect(notes).toEqual([...Array<string>(8).fill("first"), "second"]);
  });

  test("waits for those before it with the same key, and for no other", async () => {
    const { fetch, notes } = receiver((_count, note) => (note === "1" ? 500 : 200));
    const { control, post } = await setup({ fetch, webhookUrl });
    await post({ note: "1", key: "left" });
    await post({ note: "2", key: "left" });
    await post({ note: "3", key: "right" });
    expect(states(await control.flush("a"))).toEqual(["pending", "pending", "delivered"]);
    expect(notes).not.toContain("2");
  });

  test("can be sent again after it was delivered", async () => {
    const { fetch, notes } = receiver();
    const { control, post } = await setup({ fetch, webhookUrl });
    await post({ note: "x" });
    await control.flush("a");
    await control.retry("a", 1);
    expect(notes).toEqual(["x", "x"]);
    await expect(control.retry("a", 99)).rejects.toMatchObject({ code: "ERR_NO_SUCH_DELIVERY" });
  });

  test("goes where the tenant's address was when it was made", async () => {
    const { fetch, requests } = receiver((count) => (count === 1 ? 500 : 200));
    const { control, post } = await setup({ fetch, webhookUrl });
    await post({ note: "x" });
    await control.settle();
    await control.tenants.change("a", { webhookUrl: "http://hooks.test/other" });
    await control.flush("a");
    expect(requests.map(({ url }) => url)).toEqual([webhookUrl, webhookUrl]);
  });

  test("under way is cut short when the sandbox is closed", async () => {
    const fetch = (_url: unknown, init: RequestInit = {}) =>
      new Promise<Response>((_resolve, reject) => {
        init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      });
    const { sandbox, post } = await setup({ fetch: fetch as typeof globalThis.fetch, webhookUrl });
    await post({ note: "x" });
    await expect(sandbox.close()).resolves.toBeUndefined();
  });
});

test("fifty webhooks of fifty keys arrive", async () => {
  const { fetch, notes } = receiver();
  const { control, post } = await setup({ fetch, webhookUrl });
  for (let key = 0; key < 50; key++) await post({ note: String(key), key: String(key) });
  await control.flush("a");
  expect(new Set(notes).size).toBe(50);
});
