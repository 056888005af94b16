import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { receiveWebhooks, type WebhookReceiver } from "../../demo/webhook-receiver.js";

let receiver: WebhookReceiver<string>;

beforeEach(async () => {
  receiver = await receiveWebhooks();
});
afterEach(() => receiver.close());

const post = async (body: string) => (await fetch(receiver.url, { method: "POST", body })).status;
const is =
  (wanted: string) =>
  (webhook: string): webhook is string =>
    webhook === wanted;
const readText = async (body: Uint8Array) => new TextDecoder().decode(body);

describe("receiveWebhooks", () => {
  test("puts deliveries off until it can verify them", async () => {
    expect(await post("early")).toBe(503);
    receiver.open(readText);
    expect(await post("late")).toBe(200);
  });

  test("hands out each webhook once, whenever it comes", async () => {
    receiver.open(readText);
    const waiting = receiver.next(is("b"));
    await post("a");
    await post("b");
    expect([await waiting, await receiver.next(is("a"))]).toEqual(["b", "a"]);
  });

  test("says where a delivery was posted to", async () => {
    receiver.open(async (_body, url) => url);
    await fetch(`${receiver.url}/secret?x=1`, { method: "POST" });
    expect(await receiver.next(is("/webhooks/secret?x=1"))).toBe("/webhooks/secret?x=1");
  });

  test("hands over the headers of a delivery", async () => {
    receiver.open(async (_body, _url, { "x-signature": signature }) => String(signature));
    await fetch(receiver.url, { method: "POST", headers: { "X-Signature": "abc" } });
    expect(await receiver.next(is("abc"))).toBe("abc");
  });

  test("tells of a delivery that does not verify", async () => {
    receiver.open(() => Promise.reject(new RangeError("forged")));
    expect(await post("x")).toBe(400);
    await expect(receiver.next(is("x"))).rejects.toMatchObject({ name: "StoryError", cause: { message: "forged" } });
  });
});
