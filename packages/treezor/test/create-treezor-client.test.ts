import { describe, expect, test } from "vitest";
import { createTreezorClient, logRequests, type RequestLogEntry, type TreezorOptions, unwrap } from "../src/index.js";
import { createClient, credentials, fakeTreezor, refusal } from "./support/fake-treezor.js";

const options = { environment: "sandbox", clientName: "example", ...credentials } as const;

/** A network that answers anything and tells where it went. */
function network() {
  const sent: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    sent.push(new Request(input, init).url);
    return Response.json({ access_token: "at", expires_in: 3600, wallets: [] });
  };
  return { sent, fetch };
}

describe("createTreezorClient", () => {
  test.each([
    { environment: "sandbox", host: "https://example.sandbox.treezor.co" },
    { environment: "production", host: "https://example.api.treezor.co" },
  ] as const)("goes to the host of the client in $environment", async ({ environment, host }) => {
    const { sent, fetch } = network();
    await createTreezorClient({ ...options, environment, fetch }).GET("/v1/wallets");
    expect(sent).toEqual([`${host}/oauth/token`, `${host}/v1/wallets`]);
  });

  test("goes to a base URL with a path, for the token too", async () => {
    const { sent, fetch } = network();
    const baseUrl = "http://127.0.0.1:4010/treezor/";
    await createTreezorClient({ baseUrl, ...credentials, fetch }).GET("/v1/wallets");
    expect(sent).toEqual(["http://127.0.0.1:4010/treezor/oauth/token", "http://127.0.0.1:4010/treezor/v1/wallets"]);
  });

  test.each<{ name: string; given: object }>([
    { name: "no target", given: { environment: undefined, clientName: undefined } },
    { name: "an environment without a name", given: { clientName: undefined } },
    { name: "a name of two labels", given: { clientName: "evil.example" } },
    { name: "a name that ends the host", given: { clientName: "evil.example/" } },
    { name: "a name with credentials", given: { clientName: "a@evil" } },
    { name: "another environment", given: { environment: "preprod" } },
    { name: "http beyond loopback", given: { environment: undefined, baseUrl: "http://treezor.example" } },
    { name: "no secret", given: { clientSecret: "" } },
  ])("refuses $name by a TypeError without the secret", ({ given }) => {
    const make = () => createTreezorClient({ ...options, ...given } as TreezorOptions);
    expect(make).toThrow(TypeError);
    expect(make).not.toThrow(/secret-of-the-test/);
  });

  test("reaches the token call without a token", async () => {
    const vendor = await fakeTreezor({});
    const body = { grant_type: "client_credentials", client_id: "1", client_secret: "s" } as const;
    const token = await unwrap(createClient(vendor).POST("/oauth/token", { body }));
    expect(token.access_token).toBe("at-1");
    expect(vendor.seen.map(({ headers }) => headers.has("authorization"))).toEqual([false]);
  });

  test("sends the header for a template of the client", async () => {
    const vendor = await fakeTreezor({ body: { link: "https://files.example.com/1.pdf", expireIn: 300 } });
    const header = { "X-TrzConnect-Custom-Template": "1" } as const;
    const params = { path: { walletId: "1317558" }, query: { month: "02", year: 2026 }, header };
    const { link } = await unwrap(createClient(vendor).GET("/core-connect/statements/{walletId}/computed", { params }));
    expect(link).toBe("https://files.example.com/1.pdf");
    const [call] = vendor.calls();
    expect([call?.headers.get("x-trzconnect-custom-template"), call?.url.search]).toEqual(["1", "?month=02&year=2026"]);
  });

  test("repeats reading, and waits as long as the vendor asks", async () => {
    const busy = { status: 429, body: {}, headers: { "Retry-After": "7" } };
    const vendor = await fakeTreezor(busy, "drop", { body: { wallets: [] } });
    const slept: number[] = [];
    const sleep = async (ms: number) => void slept.push(ms);
    const { response } = await createClient(vendor, { sleep, timeout: false }).GET("/v1/wallets");
    expect([response.status, slept, vendor.calls().length]).toEqual([200, [7_000, 0], 3]);
  });

  test("ends a call with the reason of its signal", async () => {
    const vendor = await fakeTreezor(refusal(500, "unexpected_error"));
    const call = createClient(vendor).GET("/v1/wallets", { signal: AbortSignal.abort("left") });
    await expect(call).rejects.toBe("left");
    expect(vendor.seen).toEqual([]);
  });

  test("tells a log each call once, secrets masked, and never a token", async () => {
    const vendor = await fakeTreezor({ status: 503, body: "" }, { body: { transfers: [], scaProof: "proof-3" } });
    const entries: RequestLogEntry[] = [];
    const log = logRequests((entry) => entries.push(entry), { bodies: true });
    const client = createClient(vendor, {
      log,
      proveOperation: () => "proof-2",
      sleep: async () => undefined,
      timeout: false,
    });
    const body = { userId: "1", authMethod: [], sca: "proof-1", passcode: "cGFzcw==" } as never;
    await client.POST("/core-connect/sca/scawallets", { body, retry: { repeatable: true } });
    expect(entries.map(({ method, status }) => [method, status])).toEqual([["POST", 200]]);
    expect(JSON.stringify(entries)).not.toMatch(/proof-\d|cGFzcw|at-1|secret-of-the-test/);
  });
});
