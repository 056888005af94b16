import { afterEach, describe, expect, test } from "vitest";
import { observe, setup } from "./setup.js";

const form = "application/x-www-form-urlencoded";
const deep = 10_000;
const errors: unknown[] = [];
const onError = (error: unknown) => errors.push(error);

// Whatever comes in, nothing may go wrong inside.
afterEach(() => {
  expect(errors).toEqual([]);
});

interface Sent {
  readonly operationId?: string;
  readonly path?: Readonly<Record<string, string | number>>;
  readonly body?: BodyInit;
  readonly type?: string | null;
  readonly suffix?: string;
}

/** A call that is in order but for its bytes. */
async function refusalOf({ operationId = "echoParameter", path = {}, body, type = form, suffix = "" }: Sent) {
  const { sandbox, request } = await setup({ onError });
  const { headers, url, method } = await request(operationId, { path });
  if (type !== null) headers.set("content-type", type);
  const init = { method, headers, ...(body === undefined ? {} : { body, duplex: "half" }) };
  return observe(operationId, await sandbox.fetch(new Request(url + suffix, init)));
}

describe("a form", () => {
  test.each([
    { name: "is JSON", body: '{"test_param":"a"}', type: "application/json" },
    { name: "is JSON nested 10,000 deep", body: "[".repeat(deep) + "]".repeat(deep), type: "application/json" },
    { name: "is called JSON", body: "test_param=a", type: "application/json" },
    { name: "is called text", body: "test_param=a", type: "text/plain" },
    { name: "has an absurd content type", body: "test_param=a", type: ";;;" },
    { name: "is multipart", body: new FormData(), type: null },
    { name: "has a member nested 10,000 deep", body: `test_param${"[a]".repeat(deep)}=1` },
    { name: "has a member twice", body: "test_param=a&test_param=b" },
    { name: "has an unknown member", body: "test_param=a&other=b" },
    { name: "has a member named like a prototype", body: "__proto__=a" },
    { name: "has a member named constructor", body: "constructor=a" },
    { name: "has a member without name", body: "=a" },
    { name: "has a broken percent sign", body: "test_param=%zz" },
    { name: "has percent-encoded bytes that are no UTF-8", body: "test_param=%ff%fe" },
    { name: "has bytes that are no UTF-8", body: new Uint8Array([...Buffer.from("test_param="), 0xff, 0xfe]) },
    { name: "has half of a surrogate pair", body: "test_param=%ed%a0%80" },
    { name: "has a NUL", body: "test_param=%00" },
    { name: "is larger than 1 MiB", body: `test_param=${"a".repeat(1024 * 1024)}` },
    { name: "is larger than 1 MiB and does not say so", body: endless(2 * 1024 * 1024) },
  ])("that $name is refused with 4000210", async ({ name: _, ...sent }) => {
    expect(await refusalOf(sent)).toMatchObject({ status: 400, code: 4000210 });
  });

  test.each([
    { name: "of the right type with a charset", body: "test_param=a", type: `${form}; charset=UTF-8` },
    { name: "of the right type in capitals", body: "test_param=a", type: form.toUpperCase() },
    { name: "with empty pairs", body: "&&test_param=a&" },
    { name: "of 1 MiB less a little", body: `test_param=${"a".repeat(1024 * 1024 - 20)}` },
    { name: "that is empty", body: "" },
  ])("$name is taken", async ({ name: _, ...sent }) => {
    expect((await refusalOf(sent)).status).toBe(200);
  });

  test("on a card is refused with 4000310", async () => {
    const path = { card_ref: "ANY0000000001" };
    const refusal = await refusalOf({ operationId: "creditCard", path, body: "amount=%ff" });
    expect(refusal).toMatchObject({ status: 400, code: 4000310 });
  });

  test("whose sender goes away is no error", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) });
    expect((await refusalOf({ body })).code).toBe(4000210);
  });
});

describe("a query", () => {
  test.each([
    { name: "an unknown parameter", suffix: "?wrong=1" },
    { name: "a parameter twice", suffix: "?limit_start=1&limit_start=2" },
    { name: "a parameter that is no number", suffix: "?limit_start=one" },
    { name: "a number with blanks", suffix: "?limit_start=%201" },
    { name: "a number in hexadecimal", suffix: "?limit_start=0x10" },
    { name: "a number with exponent", suffix: "?limit_start=1e1" },
    { name: "a fraction where a whole number is wanted", suffix: "?limit_start=1.5" },
    { name: "a number beyond 2^53", suffix: "?limit_start=9007199254740993" },
    { name: "a negative start", suffix: "?limit_start=-1" },
    { name: "an empty number", suffix: "?limit_start=" },
    { name: "a list", suffix: "?limit_start[]=1" },
    { name: "bytes that are no UTF-8", suffix: "?limit_start=%ff" },
    { name: "a prototype", suffix: "?__proto__=1" },
  ])("with $name is refused with 4000210", async ({ suffix }) => {
    expect(await refusalOf({ operationId: "listAccounts", type: null, suffix })).toMatchObject({
      status: 400,
      code: 4000210,
    });
  });

  test("before a form counts like the form", async () => {
    expect((await refusalOf({ body: "test_param=a", suffix: "?test_param=b" })).code).toBe(4000210);
  });
});

describe("a path", () => {
  test.each([
    { name: "letters where a number is wanted", id: "abc" },
    { name: "a negative number", id: "-1" },
    { name: "a number beyond 2^53", id: "9007199254740993" },
    { name: "an escape out of it", id: "../accounts" },
    { name: "a NUL", id: "\0" },
  ])("with $name is refused with 4000210", async ({ id }) => {
    expect((await refusalOf({ operationId: "getAccount", path: { id }, type: null })).code).toBe(4000210);
  });

  test("with bytes that are no UTF-8 is refused with 4000210", async () => {
    const { sandbox, request } = await setup({ onError });
    const { headers, url } = await request("getAccount", { path: { id: "X" } });
    const answer = await sandbox.fetch(new Request(url.replace("/X", "/%ff%fe"), { headers }));
    expect((await observe("getAccount", answer)).code).toBe(4000210);
  });

  test("with a card reference of another form is refused with 4000310", async () => {
    expect((await refusalOf({ operationId: "getCard", path: { card_ref: "ANY1" }, type: null })).code).toBe(4000310);
  });
});

function endless(size: number): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull: (controller) => {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(97));
      if (sent >= size) controller.close();
    },
  });
}
