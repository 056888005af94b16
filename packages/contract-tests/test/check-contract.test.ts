import { createAnytimeClient } from "@openissuing/anytime";
import type { FetchLayer } from "@openissuing/signing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CheckContractOptions, checkContract } from "../src/check-contract.js";
import { ContractViolationError } from "../src/contract-violation.js";
import { makeKeyPair } from "../src/make-key-pair.js";
import { createSandboxControl } from "../src/sandbox-control.js";
import { breaking, withBody } from "./broken-server.js";
import { type RunningSandbox, startSandbox } from "./sandbox.js";

const honest: FetchLayer = (next) => next;
let sandbox: RunningSandbox;
let settings: Record<string, string>;
let privateKey: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  const keys = await makeKeyPair();
  privateKey = keys.privateKey;
  const control = createSandboxControl(sandbox.controlUrl, fetch, 5_000);
  settings = Object(await control.call("POST", "/tenants", { api: "anytime", publicKey: keys.publicKey })).settings;
});
afterAll(() => sandbox.close());

/** A consumer's client whose traffic is judged; `server` breaks the answers. */
function consumer(options: CheckContractOptions = {}, server: FetchLayer = honest) {
  const contract = checkContract("anytime", options);
  const { clientId = "", clientSecret = "", username = "", password = "" } = settings;
  const client = createAnytimeClient({
    baseUrl: sandbox.baseUrl,
    credentials: { clientId, clientSecret, username, password },
    privateKey,
    fetch: contract(server(fetch)),
    retry: false,
  });
  return { contract, client, judged: contract(server(fetch)) };
}

const surprising = breaking("/accounts", 2, { json: withBody((body) => ({ ...body, surprise: 1 })) });
const checksOf = (contract: { violations: readonly { check: string }[] }) =>
  contract.violations.map(({ check }) => check);

describe("checkContract of traffic that keeps the contract", () => {
  test("hands answers on and finds nothing, with and without a base URL", async () => {
    for (const options of [{}, { baseUrl: sandbox.baseUrl, username: settings.username ?? "" }]) {
      const { client, contract } = consumer(options);
      const { data } = await client.GET("/v1.0/accounts", { params: { query: { limit_number: 5 } } });
      expect(data?.body).toBeDefined();
      expect(contract.violations).toEqual([]);
      contract.assertKept();
    }
  });

  test("takes a documented refusal as it is", async () => {
    const { client, contract } = consumer();
    const { error } = await client.GET("/v1.0/accounts/{id}", { params: { path: { id: 999_999 } } });
    expect([error !== undefined, contract.violations]).toEqual([true, []]);
  });

  test("lets requests to other addresses pass unjudged", async () => {
    const { judged, contract } = consumer({ baseUrl: "http://127.0.0.1:1/elsewhere" });
    await judged(`${sandbox.baseUrl}/v1.0/nothing`);
    expect(contract.violations).toEqual([]);
  });
});

describe("checkContract of an answer that violates", () => {
  test("rejects the call with an error that names check, place and request, and no secret", async () => {
    const { client } = consumer({}, surprising);
    const error = await client.GET("/v1.0/accounts", {}).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ContractViolationError);
    expect(error).toMatchObject({
      code: "ERR_ANSWER_VIOLATES",
      violations: [{ side: "answer", check: "body-schema", operationId: "listAccounts" }],
    });
    expect(String(error)).toContain("curl -X GET");
    expect(String(error)).not.toContain(settings.clientSecret);
  });

  test("is kept in mode collect, until it is forgotten", async () => {
    const { client, contract } = consumer({ mode: "collect" }, surprising);
    expect((await client.GET("/v1.0/accounts", {})).data?.body).toHaveProperty("surprise");
    expect(checksOf(contract)).toEqual(["body-schema"]);
    expect(() => contract.assertKept()).toThrow(ContractViolationError);
    contract.clear();
    expect(checksOf(contract)).toEqual([]);
  });

  test("passes where its check is switched off", async () => {
    const { client, contract } = consumer({ disabled: ["body-schema"] }, surprising);
    await client.GET("/v1.0/accounts", {});
    expect(contract.violations).toEqual([]);
  });

  test("includes the proof of origin once the username is known", async () => {
    const { client, contract } = consumer({ mode: "collect", username: "somebody-else" });
    await client.GET("/v1.0/accounts", {});
    expect(checksOf(contract)).toContain("answer-authenticity");
  });
});

describe("checkContract of a request", () => {
  const proofs = { authorization: "Bearer x", "x-validation-data": "1", "x-signed-request": "x" };
  const form = { ...proofs, "content-type": "application/x-www-form-urlencoded" };
  const transfer = "bnf_name=A&amount=1";

  test.each([
    { name: "no documented operation", path: "/v1.0/nothing", init: { headers: proofs }, check: "request-operation" },
    { name: "no proof of the caller", path: "/v1.0/accounts", init: {}, check: "request-authentication" },
    {
      name: "a parameter of another type",
      path: "/v1.0/accounts?limit_number=many",
      init: { headers: proofs },
      check: "request-parameter",
    },
    {
      name: "a parameter nobody knows",
      path: "/v1.0/accounts?surprise=1",
      init: { headers: proofs },
      check: "request-parameter",
    },
    {
      name: "a required parameter that is missing",
      path: "/v1.0/cards/ANY0000000001/pin",
      init: { headers: proofs },
      check: "request-parameter",
    },
    {
      name: "a body without what is required",
      path: "/v1.0/accounts",
      init: { method: "POST", headers: form, body: transfer },
      check: "request-body",
    },
    {
      name: "a body of another media type",
      path: "/v1.0/accounts",
      init: { method: "POST", headers: { ...proofs, "content-type": "application/json" }, body: "{}" },
      check: "request-media-type",
    },
    {
      name: "a body that is missing",
      path: "/v1.0/accounts",
      init: { method: "POST", headers: proofs },
      check: "request-body",
    },
  ])("refuses $name with $check, and sends nothing", async ({ path, init, check }) => {
    let sent = 0;
    const judged = checkContract("anytime", { baseUrl: sandbox.baseUrl })(async () => {
      sent++;
      return new Response();
    });
    const error = await judged(`${sandbox.baseUrl}${path}`, init).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "ERR_REQUEST_VIOLATES" });
    expect(error instanceof ContractViolationError && error.violations.map((each) => each.check)).toContain(check);
    expect(sent).toBe(0);
  });

  test("passes unjudged where a test sends what is wrong on purpose", async () => {
    const { judged, contract } = consumer({ baseUrl: sandbox.baseUrl, requests: false });
    const response = await judged(`${sandbox.baseUrl}/v1.0/accounts?limit_number=many`, { headers: proofs });
    expect([response.status >= 400, contract.violations]).toEqual([true, []]);
  });

  test("needs the name of an API", () => {
    expect(() => checkContract("none")).toThrow(TypeError);
  });
});
