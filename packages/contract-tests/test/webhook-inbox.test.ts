import { describe, expect, test } from "vitest";
import { createInbox } from "../src/webhook-inbox.js";
import { startWebhookReceiver } from "../src/webhook-receiver.js";

interface Events {
  readonly paid: { readonly amount: number };
  readonly moved: { readonly to: string };
}

describe("createInbox", () => {
  test("hands out what came before it was asked for, oldest first and once", async () => {
    const { inbox, put } = createInbox<Events>(50);
    put({ name: "paid", event: { amount: 1 } });
    put({ name: "paid", event: { amount: 2 } });
    expect([await inbox.next("paid"), await inbox.next("paid")]).toEqual([{ amount: 1 }, { amount: 2 }]);
    await expect(inbox.next("paid")).rejects.toMatchObject({ name: "ExpectationError" });
  });

  test("waits for the one that fits and leaves the others for later", async () => {
    const { inbox, put } = createInbox<Events>(1_000);
    const waited = inbox.next("paid", ({ amount }) => amount === 2);
    put({ name: "moved", event: { to: "A" } });
    put({ name: "paid", event: { amount: 1 } });
    put({ name: "paid", event: { amount: 2 } });
    expect([await waited, await inbox.next("paid"), await inbox.next("moved")]).toEqual([
      { amount: 2 },
      { amount: 1 },
      { to: "A" },
    ]);
  });

  test("serves two who wait for the same in turn", async () => {
    const { inbox, put } = createInbox<Events>(1_000);
    const both = Promise.all([inbox.next("paid"), inbox.next("paid")]);
    put({ name: "paid", event: { amount: 1 } });
    put({ name: "paid", event: { amount: 2 } });
    expect(await both).toEqual([{ amount: 1 }, { amount: 2 }]);
  });

  test("keeps every delivery in the order of arrival", () => {
    const { inbox, put } = createInbox<Events>(50);
    put({ name: "moved", event: { to: "A" } });
    put({ name: "paid", event: { amount: 1 } });
    expect(inbox.deliveries.map(({ name }) => name)).toEqual(["moved", "paid"]);
  });
});

describe("startWebhookReceiver", () => {
  test("gives each address its own deliveries and answers what became of them", async () => {
    const receiver = await startWebhookReceiver();
    const seen: string[] = [];
    const open = receiver.open(async (body) => void seen.push(new TextDecoder().decode(body)));
    const failing = receiver.open(() => Promise.reject(new Error("no")));
    const post = async (url: string) => (await fetch(url, { method: "POST", body: "{}" })).status;
    expect([await post(open.url), await post(failing.url), await post(`${open.url}0`)]).toEqual([200, 500, 404]);
    open.close();
    expect(await post(open.url)).toBe(404);
    expect(seen).toEqual(["{}"]);
    await receiver.close();
  });

  test("refuses a message beyond five megabytes", async () => {
    const receiver = await startWebhookReceiver();
    const { url } = receiver.open(async () => undefined);
    const body = new Uint8Array(5_000_001);
    const status = await fetch(url, { method: "POST", body }).then(
      (response) => response.status,
      () => 413,
    );
    expect(status).toBe(413);
    await receiver.close();
  });
});
