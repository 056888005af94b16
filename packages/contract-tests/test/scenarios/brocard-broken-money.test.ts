import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isObject, type JsonObject } from "../../src/json.js";
import { breaking } from "../broken-server.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ api: "brocard" });
});
afterAll(() => sandbox.close());

/** An answer with the first row changed. */
const withRow = (change: (row: JsonObject) => JsonObject) => (body: JsonObject) => {
  const rows: unknown = body.data;
  if (!Array.isArray(rows)) return body;
  return { ...body, data: rows.map((row, i) => (i === 0 && isObject(row) ? change(row) : row)) };
};

describe("a server of Brocard that answers with", () => {
  test.each([
    {
      name: "a sum of a group a cent off",
      include: "groupPayments: groups by card what",
      layer: breaking("/payments/group", 2, { json: withRow((row) => ({ ...row, amount: "100.42" })) }),
      check: "expected-outcome",
    },
    {
      name: "a sum as a number",
      include: "groupRefunds: groups by card what",
      layer: breaking("/refunds/group", 2, { json: withRow((row) => ({ ...row, amount: 70.06 })) }),
      check: "body-schema",
    },
    {
      name: "no cursor to the next page",
      include: "listRefunds: leads forward by cursors",
      layer: breaking("/refunds", 2, { json: (body) => ({ ...body, next_cursor: null }) }),
      check: "expected-outcome",
    },
    {
      name: "a decline spelled with a hyphen for its underscore",
      include: "listPayments: narrows to each of the fifteen reasons",
      layer: breaking("/payments", 2, {
        json: withRow((row) => ({
          ...row,
          decline: row.decline === "fraud_suspicion" ? "fraud-suspicion" : row.decline,
        })),
      }),
      check: "body-schema",
    },
    {
      name: "a top-up whose amount is not what is left of the income",
      include: "listTopUps: shows income, commission",
      layer: breaking("/top-ups", 2, { json: withRow((row) => ({ ...row, amount: "900.00" })) }),
      check: "expected-outcome",
    },
    {
      name: "a transfer ordered by somebody else",
      include: "createTransfer: moves money between users",
      layer: breaking("/transfers", 2, { json: (body) => ({ ...body, responsible: body.to }) }),
      check: "body-schema",
    },
    {
      name: "another message for ends that are the same",
      include: "createTransfer: answers 422 when both ends",
      layer: breaking("/transfers", 4, { json: (body) => ({ ...body, errors: { to: ["No."] } }) }),
      check: "expected-outcome",
    },
  ] as const)("$name fails $check", async ({ check, include, layer }) => {
    const [result, ...others] = await sandbox.play({ include, fetch: layer(fetch) });
    expect([result?.outcome, others.length]).toEqual(["violated", 0]);
    expect(result?.violations.map((violation) => violation.check)).toContain(check);
  });
});

/** The checks that fail in a scenario whose messages, or their addresses, are changed on the way. */
async function playWith(include: string, change: (message: JsonObject, url: string) => [JsonObject, string]) {
  const sendWebhooks: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const message: unknown = await request.json();
    const [body, url] = change(isObject(message) ? message : {}, request.url);
    return fetch(new Request(url, { method: "POST", headers: request.headers, body: JSON.stringify(body) }));
  };
  const other = await startSandbox({ api: "brocard", sendWebhooks, patience: 1_000 });
  try {
    const results = await other.play({ include });
    expect(results).toHaveLength(1);
    return results.flatMap(({ violations }) => violations.map(({ check }) => check));
  } finally {
    await other.close();
  }
}

const payment = "receivePayment: tells a payment as getPayment";

describe("a server of Brocard whose webhooks", () => {
  test("are as they should be passes", async () => {
    expect(await playWith(payment, (message, url) => [message, url])).toEqual([]);
  });

  test.each([
    {
      name: "tell another amount",
      include: payment,
      change: (message: JsonObject, url: string): [JsonObject, string] => [{ ...message, amount: "12.35" }, url],
      check: "expected-outcome",
    },
    {
      name: "have an undocumented member",
      include: "receiveRefund: tells a refund as getRefund",
      change: (message: JsonObject, url: string): [JsonObject, string] => [{ ...message, extra: 1 }, url],
      check: "webhook-schema",
    },
    {
      name: "send the code as a number, without its leading zero",
      include: "receiveOtpCode: tells the code",
      change: (message: JsonObject, url: string): [JsonObject, string] => [{ ...message, code: 12345 }, url],
      check: "webhook-schema",
    },
    {
      name: "go to an address without the secret",
      include: "receiveOtpCode: tells the code",
      change: (message: JsonObject, url: string): [JsonObject, string] => [message, url.replace(/[^/]+$/, "guess")],
      check: "expected-outcome",
    },
  ])("$name fail $check", async ({ change, check, include }) => {
    expect(await playWith(include, change)).toContain(check);
  });
});
