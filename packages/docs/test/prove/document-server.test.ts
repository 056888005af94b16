import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DocumentServer, serveDocuments } from "../../src/prove/document-server.js";
import { bundles } from "../site.js";

describe("serveDocuments", () => {
  let server: DocumentServer;
  beforeAll(async () => {
    server = await serveDocuments([bundles.get("treezor-connect"), bundles.get("treezor-hipay")]);
  });
  afterAll(() => server.close());

  async function ask(path: string, init: RequestInit = {}): Promise<readonly [status: number, content: unknown]> {
    server.log.clear();
    const headers = { authorization: "Bearer x", "content-type": "application/json" };
    const response = await fetch(`${server.url}${path}`, { headers, ...init });
    const text = await response.text();
    return [response.status, text === "" ? undefined : JSON.parse(text)];
  }

  test("answers with the example of a success, and remembers the call", async () => {
    const [status, content] = await ask("/v1/wallets?walletId=123");
    expect([status, content]).toEqual([200, { wallets: expect.any(Array) }]);
    expect(server.log.read()).toEqual([{ operationId: "listWallets", status: "200" }]);
  });

  test("knows every document it was given", async () => {
    const [status] = await ask("/rest/v1/transaction?orderId=1");
    expect(status).toBe(200);
  });

  test.each([
    { name: "a parameter that is not documented", check: "request-parameter", path: "/v1/wallets?colour=red" },
    { name: "a parameter of another type", check: "request-parameter", path: "/v1/wallets?pageNumber=first" },
    { name: "a call without a token", check: "request-authentication", path: "/v1/wallets", init: { headers: {} } },
    {
      name: "a body that does not fit",
      check: "request-body",
      path: "/core-connect/sca/scawallets/swap",
      init: { method: "POST", body: '{ "colour": "red" }' },
    },
  ])("refuses $name, and remembers that", async ({ check, path, init }) => {
    const [status, content] = await ask(path, init);
    expect([status, content]).toEqual([400, expect.arrayContaining([expect.objectContaining({ check })])]);
    expect(server.log.read().map((call) => call.status)).toEqual(["400"]);
  });

  test("answers 404 for what is in no document", async () => {
    expect((await ask("/v1/nowhere"))[0]).toBe(404);
    expect(server.log.read()).toEqual([]);
  });
});
