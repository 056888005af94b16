import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CheckId } from "../../src/checks.js";
import type { Environment } from "../../src/environment.js";
import type { ScenarioResult } from "../../src/run-scenarios.js";
import { breaking, type Changes, withBody, withError } from "../broken-server.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const success = "getAccountBalance: answers 0 for a new account";
const refusal = "getAccountBalance: answers 403 4030210 for an unknown account";

async function play(include: string, fetch: typeof globalThis.fetch, timeout = 10_000): Promise<ScenarioResult> {
  const [result, ...others] = await sandbox.play({ include, fetch, timeout });
  if (result === undefined || others.length > 0) throw new Error("one scenario is to be played");
  return result;
}

const broken: readonly {
  name: string;
  include: string;
  statusClass: 2 | 4;
  changes: Changes;
  check: CheckId;
  pointer?: string;
}[] = [
  {
    name: "an undocumented member",
    include: success,
    statusClass: 2,
    changes: { json: withBody((body) => ({ ...body, owner: "me" })) },
    check: "body-schema",
    pointer: "/body/owner",
  },
  {
    name: "an undocumented member of the envelope",
    include: success,
    statusClass: 2,
    changes: { json: (envelope) => ({ ...envelope, server: "a" }) },
    check: "body-schema",
    pointer: "/server",
  },
  {
    name: "a wrong type",
    include: success,
    statusClass: 2,
    changes: { json: withBody((body) => ({ ...body, balance: `${body.balance}` })) },
    check: "body-schema",
    pointer: "/body/balance",
  },
  {
    name: "a missing member",
    include: success,
    statusClass: 2,
    changes: { json: withBody(({ acc_id }) => ({ acc_id })) },
    check: "body-schema",
    pointer: "/body/balance",
  },
  { name: "a wrong status", include: success, statusClass: 2, changes: { status: 201 }, check: "documented-status" },
  {
    name: "a wrong hash",
    include: success,
    statusClass: 2,
    changes: { json: (envelope) => ({ ...envelope, hash: "0".repeat(64) }) },
    check: "answer-authenticity",
  },
  {
    name: "a wrong media type",
    include: success,
    statusClass: 2,
    changes: { contentType: "text/html" },
    check: "content-type",
  },
  {
    name: "a wrong balance",
    include: success,
    statusClass: 2,
    changes: { json: withBody((body) => ({ ...body, balance: 1 })) },
    check: "expected-outcome",
  },
  {
    name: "a code of no catalogue",
    include: refusal,
    statusClass: 4,
    changes: { json: withError({ code: 4039999 }) },
    check: "error-code",
  },
  {
    name: "a code with the status of another",
    include: refusal,
    statusClass: 4,
    changes: { json: withError({ code: 4040210, exception: "AccountStatementNotFoundException" }) },
    check: "error-status",
  },
  {
    name: "the exception of another code",
    include: refusal,
    statusClass: 4,
    changes: { json: withError({ exception: "UnknownException" }) },
    check: "error-exception",
  },
  {
    name: "another code of the same status",
    include: refusal,
    statusClass: 4,
    changes: { json: withError({ code: 4030310, exception: "CardAccountNoRightsException" }) },
    check: "expected-outcome",
  },
  {
    name: "a refusal with an undocumented status",
    include: refusal,
    statusClass: 4,
    changes: { status: 418 },
    check: "documented-status",
  },
];

describe("a server that answers with", () => {
  test.each(broken)("$name fails $check", async ({ include, statusClass, changes, check, pointer }) => {
    const { outcome, violations } = await play(include, breaking("/balance", statusClass, changes)(fetch));
    expect(outcome).toBe("violated");
    const found = violations.filter((violation) => violation.check === check);
    expect(found.map((violation) => violation.pointer)).toContain(pointer);
  });
});

describe("a server that", () => {
  test("answers where no operation lives fails documented-operation", async () => {
    const layer = breaking("/nothing-here", 4, { status: 200 });
    const { violations } = await play("answers 404 4040010 where no operation lives", layer(fetch));
    expect(violations.map(({ check }) => check)).toContain("documented-operation");
  });

  test("does not answer in time fails answer-in-time", async () => {
    const silent: typeof fetch = (input, init) => {
      const request = new Request(input, init);
      if (!request.url.endsWith("/balance")) return fetch(request);
      return new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason)));
    };
    const { violations, requests } = await play(success, silent, 300);
    expect(violations.map(({ check }) => check)).toEqual(["answer-in-time"]);
    expect(requests.at(-1)?.status).toBeUndefined();
  });

  test("cuts the connection fails connection-kept", async () => {
    const cutting: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      if (request.url.endsWith("/balance")) throw new TypeError("fetch failed");
      return fetch(request);
    };
    const { violations } = await play(success, cutting);
    expect(violations.map(({ check }) => check)).toEqual(["connection-kept"]);
  });

  test("loses money fails books-balance", async () => {
    const { environment } = sandbox;
    const open: Environment["open"] = async (options) => {
      const { abilities, ...surroundings } = await environment.open(options);
      return { ...surroundings, abilities: { ...abilities, books: { audit: async () => ["posting 3 is 1 short"] } } };
    };
    const [result] = await sandbox.play({ include: success, environment: { ...environment, open } });
    expect(result?.violations).toEqual([{ check: "books-balance", message: "posting 3 is 1 short" }]);
  });

  test("breaks its contract shows the request with its secrets masked", async () => {
    const layer = breaking("/balance", 2, { status: 201 });
    const { violations, requests } = await play(success, layer(fetch));
    const exchange = requests.find(({ number }) => number === violations[0]?.exchange);
    expect([exchange?.operationId, exchange?.status]).toEqual(["getAccountBalance", 201]);
    expect(exchange?.details?.requestHeaders.authorization).toBe("***");
    expect(JSON.stringify(requests)).not.toMatch(/access_token":"(?!\*\*\*)|client_secret=(?!%2A|\*)/);
  });
});
