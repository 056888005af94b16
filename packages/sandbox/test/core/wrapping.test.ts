import { describe, expect, test } from "vitest";
import { Fault } from "../../src/core/fault.js";
import type { Incoming } from "../../src/core/http/exchange.js";
import type { Vendor, VendorKit } from "../../src/core/vendor.js";
import { setup, start, tiny } from "./tiny-vendor.js";

const webhookUrl = "http://hooks.test/in";

/** The tiny vendor with a few more traits. */
const tinyWith = (traits: Partial<Vendor>): VendorKit => ({
  ...tiny,
  create: (services) => ({ ...tiny.create(services), ...traits }),
});

async function textOf({ body }: Incoming): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Bodies travel as hex; what is no hex is refused. */
const hex = tinyWith({
  wrapping: {
    unwrap: async (wrapped) => {
      const text = await textOf(wrapped);
      const isHex = /^(?:[0-9a-f]{2})*$/.test(text);
      async function* plain() {
        yield Buffer.from(text, "hex");
      }
      return {
        incoming: { ...wrapped, header: (name) => wrapped.header(name), body: isHex ? plain() : null },
        refusal: isHex ? undefined : new Fault(400_001, "no hex"),
        wrap: async (outgoing) => ({
          ...outgoing,
          headers: { ...outgoing.headers, "content-type": "application/json" },
          body: JSON.stringify({ hex: Buffer.from(outgoing.body).toString("hex") }),
        }),
      };
    },
  },
});

const opened = (body: { readonly hex: string }) => JSON.parse(Buffer.from(body.hex, "hex").toString());
const form = { "content-type": "application/x-www-form-urlencoded" };

describe("a wrapping", () => {
  test("is taken off the request and put around the answer", async () => {
    const { ask } = await setup({ vendors: [hex] });
    const body = Buffer.from("note=hello").toString("hex");
    const answer = await ask("/things", { method: "POST", headers: form, body });
    expect([answer.status, opened(answer.body)]).toEqual([200, { id: 1, note: "hello", secret: "hidden" }]);
  });

  test.each(["/things", "/nowhere"])("that cannot be taken off is refused first, for %s too", async (path) => {
    const { ask } = await setup({ vendors: [hex] });
    const answer = await ask(path, { method: "POST", headers: form, body: "note=plain" });
    expect([answer.status, opened(answer.body)]).toEqual([400, { code: 400_001, message: "no hex" }]);
  });

  test("goes around refusals and around what went wrong inside", async () => {
    const { ask, errors } = await setup({ vendors: [hex] });
    expect(opened((await ask("/nowhere")).body)).toMatchObject({ code: 404_001 });
    const body = Buffer.from("note=break").toString("hex");
    const broken = await ask("/things", { method: "POST", headers: form, body });
    expect([broken.status, opened(broken.body)]).toMatchObject([500, { code: 500_001 }]);
    expect(errors).toEqual([new RangeError("a mistake")]);
  });

  test("is off in the request log", async () => {
    const { ask, control } = await setup({ vendors: [hex] });
    await ask("/things", { method: "POST", headers: form, body: Buffer.from("note=hello").toString("hex") });
    expect(control.requests("a")).toMatchObject([{ form: { note: "hello" }, answer: { note: "hello" } }]);
  });
});

describe("a webhook", () => {
  test("goes out with headers of its own, at each try", async () => {
    const seen: (string | null)[] = [];
    const fetch: typeof globalThis.fetch = async (_url, init) => {
      const headers = new Headers(init?.headers);
      seen.push(`${headers.get("content-type")} ${headers.get("x-mark")} ${init?.body}`);
      return new Response(null, { status: seen.length === 1 ? 500 : 200 });
    };
    const sealEvent = () => ({ body: "{}", headers: { "x-mark": "7" } });
    const { control, post } = await setup({ vendors: [tinyWith({ sealEvent })], fetch, webhookUrl });
    await post({ note: "x" });
    await control.flush("a");
    await control.flush("a");
    expect(seen).toEqual(["application/json 7 {}", "application/json 7 {}"]);
  });

  test("is given up after as many tries as the vendor makes", async () => {
    const fetch: typeof globalThis.fetch = async () => new Response(null, { status: 500 });
    const { control, post } = await setup({ vendors: [tinyWith({ webhookAttempts: 3 })], fetch, webhookUrl });
    await post({ note: "x" });
    for (const next of [start + 5000, start + 35_000]) {
      await control.settle();
      expect(await control.deliveries("a")).toMatchObject([{ state: "pending", next_at: next }]);
      await control.moveClock("a", { set: next });
    }
    await control.settle();
    expect(await control.deliveries("a")).toMatchObject([{ state: "failed", attempts: 3 }]);
  });
});
