import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isObject } from "../../src/json.js";
import { breaking } from "../broken-server.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ api: "brocard" });
});
afterAll(() => sandbox.close());

const required = (messages: unknown) => (body: object) => ({ ...body, errors: { email: messages } });

describe("a server of Brocard that answers with", () => {
  test.each([
    {
      name: "an undocumented member",
      include: "listBins: lists every BIN",
      layer: breaking("/company/bins", 2, { json: (body) => ({ ...body, extra: 1 }) }),
      check: "body-schema",
    },
    {
      name: "no request_id",
      include: "listBins: lists every BIN",
      layer: breaking("/company/bins", 2, { json: ({ request_id: _, ...body }) => body }),
      check: "body-schema",
    },
    {
      name: "a status of another operation",
      include: "listBins: lists every BIN",
      layer: breaking("/company/bins", 2, { status: 201 }),
      check: "documented-status",
    },
    {
      name: "another message for a missing field",
      include: "listAccounts: answers 422 without an address",
      layer: breaking("/accounts", 4, { json: required(["The email is needed."]) }),
      check: "expected-outcome",
    },
    {
      name: "messages that are no list",
      include: "listAccounts: answers 422 without an address",
      layer: breaking("/accounts", 4, { json: required("The email field is required.") }),
      check: "body-schema",
    },
    {
      name: "a page of a card that was shown before",
      include: "openCardEmbed: works once",
      layer: embedForEver,
      check: "expected-outcome",
    },
    {
      name: "a balance a cent off",
      include: "listBalances: counts money that came in",
      layer: breaking("/balance", 2, {
        json: (body) => ({
          ...body,
          data: Array.isArray(body.data) ? body.data.map((row) => ({ ...Object(row), available: "123.46" })) : [],
        }),
      }),
      check: "expected-outcome",
    },
    {
      name: "refusals at a path that does not exist in another form",
      include: "general: paths that do not exist",
      layer: breaking("/nothing", 4, { json: () => ({ error: "no" }) }),
      check: "body-schema",
    },
  ] as const)("$name fails $check", async ({ check, include, layer }) => {
    const [result, ...others] = await sandbox.play({ include, fetch: layer(fetch) });
    expect([result?.outcome, others.length]).toEqual(["violated", 0]);
    expect(result?.violations.map((violation) => violation.check)).toContain(check);
  });
});

describe("a server of Brocard whose webhooks have", () => {
  test("an undocumented member fails webhook-schema", async () => {
    const sendWebhooks: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      const message: unknown = await request.json();
      const body = JSON.stringify({ ...(isObject(message) ? message : {}), extra: 1 });
      return fetch(new Request(request.url, { method: "POST", headers: request.headers, body }));
    };
    const other = await startSandbox({ api: "brocard", sendWebhooks, patience: 500 });
    try {
      const results = await other.play({ include: "updateCard: sets limits that payments keep to" });
      expect(results.map(({ outcome }) => outcome)).toEqual(["violated"]);
      expect(results[0]?.violations.map(({ check }) => check)).toContain("webhook-schema");
    } finally {
      await other.close();
    }
  });
});

/** Shows the page of a card again and again. */
function embedForEver(next: typeof fetch): typeof fetch {
  let page: string | undefined;
  return async (input, init) => {
    const request = new Request(input, init);
    if (!/\/embed\/./.test(new URL(request.url).pathname)) return next(request);
    page ??= await (await next(request)).text();
    return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
  };
}
