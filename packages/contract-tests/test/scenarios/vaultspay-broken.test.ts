import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isObject, type JsonObject } from "../../src/json.js";
import { createVaultsPayApi } from "../../src/vaultspay/api.js";
import { breaking } from "../broken-server.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

const withData = (changes: JsonObject) => (body: JsonObject) => ({
  ...body,
  data: { ...(isObject(body.data) ? body.data : {}), ...changes },
});

describe("a server of VaultsPay that answers with", () => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ api: createVaultsPayApi({ encryption: "off" }) });
  });
  afterAll(() => sandbox.close());

  test.each([
    {
      name: "an undocumented member",
      include: "createUser: makes a customer",
      layer: breaking("/users", 2, { json: withData({ extra: 1 }) }),
      check: "body-schema",
    },
    {
      name: "data around the tokens",
      include: "login: gives an access token",
      layer: breaking("/saas-login", 2, { json: (body) => ({ data: body }) }),
      check: "body-schema",
    },
    {
      name: "another type beside a code",
      include: "login: answers 401 1002",
      layer: breaking("/saas-login", 4, { json: (body) => ({ ...body, type: "SESSION_EXPIRED" }) }),
      check: "error-exception",
    },
    {
      name: "201 for a creation",
      include: "createUser: makes a customer",
      layer: breaking("/users", 2, { status: 201 }),
      check: "documented-status",
    },
    {
      name: "a card that stays as it was when it is frozen",
      include: "toggleCardFreeze: freezes a card",
      layer: breaking("/toggle-freeze-card", 2, { json: withData({ status: "ACTIVE" }) }),
      check: "expected-outcome",
    },
    {
      name: "a balance a cent off",
      include: "getAccount: counts money",
      layer: breaking("/accounts/3000", 2, { json: withData({ balance: 1 }) }),
      check: "expected-outcome",
    },
    {
      name: "another code for a state that does not allow it",
      include: "setCardPin: answers 500 1010",
      layer: breaking("/set-pin", 5, { json: (body) => ({ ...body, code: 1012, type: "ACCOUNT_STATUS" }) }),
      check: "expected-outcome",
    },
  ] as const)("$name fails $check", async ({ check, include, layer }) => {
    const [result, ...others] = await sandbox.play({ include, fetch: layer(fetch) });
    expect([result?.outcome, others.length]).toEqual(["violated", 0]);
    expect(result?.violations.map((violation) => violation.check)).toContain(check);
  });
});

describe("a server of VaultsPay that", () => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ api: createVaultsPayApi() });
  });
  afterAll(() => sandbox.close());

  test.each([
    {
      name: "answers encrypted requests in plain",
      change: (response: Response) =>
        Response.json({ data: "Service is up and running!" }, { status: response.status }),
    },
    {
      name: "changes a ciphertext",
      change: async (response: Response) => {
        const text = (await response.text()).replace(
          /"encryptedData":"(.)/,
          (_, first) => `"encryptedData":"${first === "A" ? "B" : "A"}`,
        );
        return new Response(text, { status: response.status, headers: response.headers });
      },
    },
    {
      name: "forgets the vector of its answer",
      change: async (response: Response) => {
        const headers = new Headers(response.headers);
        headers.delete("x-session-nonce");
        return new Response(await response.text(), { status: response.status, headers });
      },
    },
  ])("$name fails answer-authenticity", async ({ change }) => {
    const changed: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      const response = await fetch(request);
      return new URL(request.url).pathname.endsWith("/v1/ping") ? change(response) : response;
    };
    const [result] = await sandbox.play({ include: "ping: says that", fetch: changed });
    expect(result?.outcome).toBe("violated");
    expect(result?.violations.map((violation) => violation.check)).toContain("answer-authenticity");
  });
});

describe("a server of VaultsPay whose webhooks", () => {
  const story = "receiveTransactionPerformed: tells a transfer that was done";

  async function playWith(change: (request: Request, text: string) => Request | Promise<Request>) {
    const sendWebhooks: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      return fetch(await change(request, await request.clone().text()));
    };
    const sandbox = await startSandbox({ api: createVaultsPayApi(), sendWebhooks, patience: 1_000 });
    try {
      const results = await sandbox.play({ include: story });
      expect(results).toHaveLength(1);
      return results.flatMap(({ violations }) => violations.map(({ check }) => check));
    } finally {
      await sandbox.close();
    }
  }

  const again = (request: Request, body: string, headers = request.headers) =>
    new Request(request.url, { method: "POST", headers, body });

  test("are as they should be passes", async () => {
    expect(await playWith((request, text) => again(request, text))).toEqual([]);
  });

  test("are changed on the way fails webhook-authenticity", async () => {
    const checks = await playWith((request, text) => again(request, text.replace("SUCCESS", "REVERSED")));
    expect(checks).toContain("webhook-authenticity");
  });

  test("are not signed fails webhook-authenticity", async () => {
    const checks = await playWith((request, text) => {
      const headers = new Headers(request.headers);
      headers.delete("vaultspay-signature");
      return again(request, text, headers);
    });
    expect(checks).toContain("webhook-authenticity");
  });
});
