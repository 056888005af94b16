import { describe, expect, test } from "vitest";
import { createTreezorHipayClient } from "../src/hipay.js";
import { logRequests, type RequestLogEntry } from "../src/index.js";
import { fakeTreezor } from "./support/fake-treezor.js";

const username = "94654727.secure-gateway.hipay-tpp.com";
const password = "Test_pässword";
const order = { params: { query: { orderId: "order_1" } } };
const card = {
  card_number: "5555555555554444",
  card_expiry_month: "12",
  card_expiry_year: "2030",
  card_holder: "ALEX OAK",
  cvc: "123",
  multi_use: "0",
} as never;

/** A network that answers anything and tells where it went. */
function network() {
  const sent: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    sent.push(`${request.method} ${request.url} ${await request.text()}`);
    return Response.json({});
  };
  return { sent, fetch };
}

describe("createTreezorHipayClient", () => {
  test("sends the credentials in UTF-8 as Basic", async () => {
    const vendor = await fakeTreezor({ body: { transaction: {} } });
    await createTreezorHipayClient({ baseUrl: vendor.url, username, password }).GET("/rest/v1/transaction", order);
    const [call] = vendor.seen;
    expect(call?.url.href).toBe("http://vendor.test/rest/v1/transaction?orderId=order_1");
    // printf '%s' '94654727.secure-gateway.hipay-tpp.com:Test_pässword' | base64 -w0
    expect(call?.headers.get("authorization")).toBe(
      "Basic OTQ2NTQ3Mjcuc2VjdXJlLWdhdGV3YXkuaGlwYXktdHBwLmNvbTpUZXN0X3DDpHNzd29yZA==",
    );
  });

  test.each([
    {
      environment: "stage",
      hosts: ["stage-secure-gateway.hipay-tpp.com", "stage-secure2-vault.hipay-tpp.com", "stage-api.hipay.com"],
    },
    {
      environment: "production",
      hosts: ["secure-gateway.hipay-tpp.com", "secure2-vault.hipay-tpp.com", "api.hipay.com"],
    },
  ] as const)("sends each operation to its own host of $environment, whole", async ({ environment, hosts }) => {
    const { sent, fetch } = network();
    const hipay = createTreezorHipayClient({ environment, username, password, fetch });
    await hipay.GET("/rest/v1/transaction", order);
    await hipay.POST("/rest/v2/token/create", { body: card });
    await hipay.POST("/v1/hpayment", { body: { orderid: "order_1" } as never });
    expect(sent).toEqual([
      `GET https://${hosts[0]}/rest/v1/transaction?orderId=order_1 `,
      `POST https://${hosts[1]}/rest/v2/token/create ${JSON.stringify(card)}`,
      `POST https://${hosts[2]}/v1/hpayment {"orderid":"order_1"}`,
    ]);
  });

  test("tells a log the host, without credentials and card data", async () => {
    const entries: RequestLogEntry[] = [];
    const log = logRequests((entry) => entries.push(entry), { bodies: true });
    const hipay = createTreezorHipayClient({ environment: "stage", username, password, log, fetch: network().fetch });
    await hipay.POST("/rest/v2/token/create", { body: card });
    expect(entries.map(({ url }) => url)).toEqual(["https://stage-secure2-vault.hipay-tpp.com/rest/v2/token/create"]);
    expect(JSON.stringify(entries)).not.toMatch(/5555555555554444|"cvc\\":\\"123|OTQ2NTQ3/);
  });

  test("does not repeat a payment that may have happened", async () => {
    const vendor = await fakeTreezor("drop");
    const hipay = createTreezorHipayClient({ baseUrl: vendor.url, username, password });
    const payment = hipay.POST("/rest/v1/order", { body: { orderid: "order_1" } as never });
    await expect(payment).rejects.toMatchObject({ name: "TransportError", mayHaveHappened: true });
    expect(vendor.seen).toHaveLength(1);
  });

  test.each([
    { name: "an empty user name", given: { username: "" } },
    { name: "a user name with a colon", given: { username: "a:b" } },
    { name: "no password", given: { password: undefined } },
    { name: "http beyond loopback", given: { environment: undefined, baseUrl: "http://hipay.example" } },
  ])("refuses $name, without its value", ({ given }) => {
    const make = () => createTreezorHipayClient({ environment: "stage", username, password, ...given } as never);
    expect(make).toThrow(TypeError);
    expect(make).not.toThrow(/a:b|Test_/);
  });
});
