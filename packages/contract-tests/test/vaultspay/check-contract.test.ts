import type { FetchLayer } from "@openissuing/signing";
import { createVaultsPayClient } from "@openissuing/vaultspay";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CheckContractOptions, checkContract } from "../../src/check-contract.js";
import { createSandboxControl } from "../../src/sandbox-control.js";
import type { Credentials } from "../../src/vaultspay/abilities.js";
import { createVaultsPayTenancy } from "../../src/vaultspay/tenancy.js";
import { breaking } from "../broken-server.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

let sandbox: RunningSandbox;
let company: Credentials;
beforeAll(async () => {
  sandbox = await startSandbox({ api: "vaultspay" });
  const control = createSandboxControl(sandbox.controlUrl, fetch, 5_000);
  const tenancy = createVaultsPayTenancy("on");
  const tenant = await control.call("POST", "/tenants", { api: "vaultspay", ...(await tenancy.settings(true)) });
  company = (await tenancy.credentials(tenant)) as Credentials;
});
afterAll(() => sandbox.close());

/** A consumer's client whose traffic is judged; `server` breaks the answers. */
function consumer(encryption: "off" | "on", options: CheckContractOptions = {}, server: FetchLayer = (next) => next) {
  const contract = checkContract("vaultspay", options);
  const { clientId, clientSecret, deviceId, publicKey = "" } = company;
  const client = createVaultsPayClient({
    ...(encryption === "off" ? { encryption } : { publicKey }),
    baseUrl: sandbox.baseUrl,
    clientId,
    clientSecret,
    deviceId,
    fetch: contract(server(fetch)),
    retry: false,
  });
  return { contract, client };
}

describe("checkContract of VaultsPay's traffic", () => {
  test("takes what keeps the contract without encryption, refusals too", async () => {
    const { client, contract } = consumer("off");
    const body = { firstName: "Amina", lastName: "Rahman", email: "amina@example.com", status: "ACTIVE" } as const;
    const { data } = await client.POST("/as/api/v1/users", { body });
    const { error } = await client.POST("/as/api/v1/users", { body });
    expect([data?.data.firstName, error?.code, contract.violations]).toEqual(["Amina", 1000, []]);
  });

  test("names an answer and a request that do not keep it", async () => {
    const odd = breaking("/accounts", 2, { json: (body) => ({ ...body, surprise: 1 }) });
    const { client, contract } = consumer("off", { mode: "collect" }, odd);
    await client.GET("/be/api/v1/accounts");
    await client.GET("/be/api/v1/accounts/{id}", { params: { path: { id: 0 } } });
    expect(contract.violations.map(({ check }) => check)).toEqual(["body-schema", "request-parameter"]);
  });

  test("refuses encrypted traffic, which it cannot read, with ERR_ENCRYPTED", async () => {
    const { client } = consumer("on", { mode: "collect" });
    await expect(client.GET("/v1/ping")).rejects.toMatchObject({ code: "ERR_ENCRYPTED" });
  });
});
