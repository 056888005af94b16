import { describe, expect, test } from "vitest";
import { readErrorCodes } from "../../src/core/error-codes.js";
import { bundle, type CallOptions, operations, requestOf, sendFor, setup } from "./setup.js";

const open = new Set(["login", "ping", "refreshToken"]);
const all = [...operations.values()].filter(({ operationId }) => !operationId.startsWith("receive"));
const withBody = all.filter(({ body }) => body !== undefined);
const withPath = all.filter(({ path }) => path.includes("{"));
const withQuery = all.filter(({ parameters }) => parameters.some((parameter) => parameter.in === "query"));

/** Path parameters that fit any operation. */
const path = { id: 3000, userId: 2000, countryId: 167, stateId: 3169 };
const refusals = [400, 403, 422, 500];

/** Calls with one body and tells what went wrong inside the sandbox. */
async function sendAll(operationsToCall: typeof all, options: (parameters: readonly string[]) => CallOptions) {
  const { call, errors } = await setup();
  const seen: [string, number, number | undefined][] = [];
  for (const { operationId, parameters } of operationsToCall) {
    const { code, status } = await call(operationId, options(parameters.map(({ name }) => name)));
    seen.push([operationId, status, code]);
  }
  return { seen, errors };
}

describe("every operation", () => {
  test("is one of the 53 and has a handler", async () => {
    const { handlers } = await import("../../src/vaultspay/index.js");
    const { notImplemented } = await import("../../src/core/handler.js");
    expect(all).toHaveLength(53);
    const missing = Object.entries(handlers).filter(([, handler]) => handler === notImplemented);
    expect(missing.map(([name]) => name)).toEqual([]);
  });

  test("asks for a token, but for three", async () => {
    const { sandbox, tenant } = await setup();
    const send = sendFor(sandbox, tenant.settings, { encryption: "off" });
    for (const { operationId } of all) {
      const response = await send(requestOf(operationId, { path, body: undefined }, undefined));
      const { code } = await response.json();
      expect([operationId, code === 1002]).toEqual([operationId, !open.has(operationId)]);
    }
  });
});

describe("a body that cannot be read is refused with 500 and 1010:", () => {
  test.each<{ readonly name: string; readonly options: CallOptions }>([
    { name: "no JSON", options: { body: "{" } },
    { name: "a list", options: { body: "[]" } },
    { name: "null", options: { body: "null" } },
    { name: "no UTF-8", options: { body: new Uint8Array([0x7b, 0xff, 0x7d]) } },
    { name: "65 levels", options: { body: `{"a":${"[".repeat(65)}${"]".repeat(65)}}` } },
    { name: "a form", options: { body: "a=1", headers: { "content-type": "application/x-www-form-urlencoded" } } },
  ])("$name", async ({ options }) => {
    const { seen, errors } = await sendAll(withBody, () => ({ path, ...options }));
    for (const [operationId, status, code] of seen)
      expect([operationId, status, code]).toEqual([operationId, 500, 1010]);
    expect(errors).toEqual([]);
  });
});

/** Values that are wrong almost everywhere. */
const odd: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  1e300,
  9_007_199_254_740_992,
  "",
  "x",
  "\u0000",
  "\ud800",
  [],
  {},
  [[1]],
  { a: 1 },
];

describe("an odd value", () => {
  test.each(odd.map((value) => ({ value })))(
    "$value in each member of each body fails nothing inside",
    async ({ value }) => {
      const { call, errors } = await setup();
      for (const { body, operationId } of withBody) {
        const members = Object.keys(Object(propertiesOf(body?.content.get("application/json"))));
        const sent = Object.fromEntries(members.map((name) => [name, value]));
        const { status } = await call(operationId, { path, body: sent });
        expect([operationId, refusals.includes(status) || status === 200 || status === 401]).toEqual([
          operationId,
          true,
        ]);
        // Alone, so that a member further on is reached.
        for (const name of members) await call(operationId, { path, body: { ...fit(members), [name]: value } });
      }
      expect(errors).toEqual([]);
    },
  );

  test.each(["x", "0", "-1", "1.5", "99999999999999999999", "%00", "..", "2000;1"])(
    "%s in a path is refused",
    async (value) => {
      const { seen, errors } = await sendAll(withPath, (names) => ({
        path: Object.fromEntries(names.map((name) => [name, value])),
      }));
      for (const [operationId, status] of seen) expect([operationId, status >= 400]).toEqual([operationId, true]);
      expect(errors).toEqual([]);
    },
  );

  test.each(["", "x", "-1", "1e400", "99999999999999999999", "\u0000", "a,b"])(
    "%j in each query fails nothing inside",
    async (value) => {
      const { call, errors } = await setup();
      for (const { operationId, parameters } of withQuery) {
        for (const { name } of parameters.filter((parameter) => parameter.in === "query")) {
          const { status } = await call(operationId, { path, query: { [name]: value } });
          expect([operationId, name, status === 200 || status === 422]).toEqual([operationId, name, true]);
        }
      }
      expect(errors).toEqual([]);
    },
  );
});

/** Values that might fit: known identifiers and short texts. */
function fit(members: readonly string[]): Readonly<Record<string, unknown>> {
  const known: Readonly<Record<string, unknown>> = {
    userId: 2000,
    customerId: 2000,
    accountId: 3000,
    cardId: 4001,
    amount: 100,
    countryId: 167,
    stateId: 3169,
    cityId: 85475,
    currencyId: 2,
  };
  return Object.fromEntries(members.flatMap((name) => (name in known ? [[name, known[name]]] : [])));
}

function propertiesOf(schema: unknown): unknown {
  const reference: unknown = Reflect.get(Object(schema), "$ref");
  if (typeof reference !== "string") return Reflect.get(Object(schema), "properties");
  const found = reference
    .replace("#/", "")
    .split("/")
    .reduce((node: unknown, part) => Reflect.get(Object(node), part), bundle);
  return propertiesOf(found);
}

describe("what leads nowhere is refused with 500 and 1010:", () => {
  test.each([
    { method: "GET", target: "/nowhere" },
    { method: "DELETE", target: "/v1/ping" },
    { method: "POST", target: "/us/api/v1/countries" },
    { method: "GET", target: "/us/api/v1/kyc/" },
  ])("$method $target", async ({ method, target }) => {
    const { sandbox, tenant } = await setup();
    const send = sendFor(sandbox, tenant.settings, { encryption: "off" });
    const response = await send(`http://sandbox.test/vaultspay${target}`, { method });
    expect([response.status, (await response.json()).code]).toEqual([500, 1010]);
  });
});

describe("every error code of the document", () => {
  const codes = [...readErrorCodes(bundle).values()];

  test("is one of 16", () => {
    expect(codes.map(({ code }) => code).sort((a, b) => a - b)).toEqual([
      1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1010, 1012, 1018, 1035, 1036, 1050, 1401,
    ]);
  });

  test.each(codes)("$code can be provoked by a fault, as $status $exception", async ({ code, exception, status }) => {
    const { call, control, tenant } = await setup();
    control.faults.add({ tenant: tenant.id, operationId: "createUser", code });
    const refused = await call("createUser", { body: {} });
    expect([refused.status, refused.code, refused.body.type]).toEqual([status, code, exception]);
    expect(refused.body.message).not.toBe("");
    expect((await call("createUser", { body: {} })).code).toBe(1000);
  });

  test("that the document does not have is no fault", async () => {
    const { control } = await setup();
    expect(() => control.faults.add({ api: "vaultspay", code: 1999 })).toThrow(
      expect.objectContaining({ code: "ERR_INPUT" }),
    );
  });
});
