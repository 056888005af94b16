import { Agent } from "undici";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTreezorTokens, TransportError } from "../src/index.js";
import { createTreezorPciClient, type TreezorPciOptions } from "../src/pci-dss.js";
import { type Authority, makeAuthority } from "./support/certificates.js";
import { credentials, fakeTreezor } from "./support/fake-treezor.js";
import { type TlsVendor, tlsVendor } from "./support/tls-vendor.js";

const elsewhere = { environment: undefined, clientName: undefined, baseUrl: "https://127.0.0.1:1" };
const card = { params: { path: { cardId: "4711" } } };

describe("over mutual TLS", () => {
  let vendor: TlsVendor;
  let other: Authority;
  let own: { key: string; cert: string };
  let foreign: { key: string; cert: string };
  const agents: Agent[] = [];

  beforeAll(async () => {
    [vendor, other] = await Promise.all([tlsVendor(() => ({ cards: [] })), makeAuthority("Another authority")]);
    [own, foreign] = await Promise.all([vendor.authority.sign("client"), other.sign("client")]);
  });

  afterAll(async () => {
    await Promise.all(agents.map((agent) => agent.destroy()));
    await Promise.all([vendor.close(), other.remove()]);
  });

  beforeEach(() => {
    vendor.seen.length = 0;
  });

  const clientWith = (connect: object) => {
    const dispatcher = new Agent({ connect: { ca: vendor.authority.ca, ...connect } });
    agents.push(dispatcher);
    const target = { baseUrl: vendor.url, connectUrl: vendor.url, retry: false } as const;
    return createTreezorPciClient({ ...credentials, ...target, dispatcher });
  };

  test("the certificate goes along with each call, that for the token too", async () => {
    const { response } = await clientWith(own).POST("/cards/{cardId}/cardImage", card);
    expect([response.status, vendor.seen]).toEqual([200, ["/oauth/token client", "/cards/4711/cardImage client"]]);
  });

  test.each([
    { name: "without a certificate", connect: () => ({}) },
    { name: "with a certificate of another authority", connect: () => foreign },
  ])("a call $name gets no answer, and nothing can have happened", async ({ connect }) => {
    const failure = await clientWith(connect())
      .POST("/cards/{cardId}/cardImage", card)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TransportError);
    expect([failure, vendor.seen]).toMatchObject([{ code: "ERR_NETWORK", mayHaveHappened: false }, []]);
  });
});

describe("createTreezorPciClient", () => {
  const options = { environment: "sandbox", clientName: "example", ...credentials } as const;
  const dispatcher = { dispatch: () => false };

  /** A network that answers anything and tells where it went, and by which dispatcher. */
  function network() {
    const sent: [url: string, dispatcher: unknown][] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      sent.push([new Request(input).url, Object(init).dispatcher]);
      return Response.json({ access_token: "at", expires_in: 3600, cards: [] });
    };
    return { sent, fetch };
  }

  test.each([
    { environment: "sandbox", hosts: ["example.sandbox.treezor.co", "example.preprod.secure.treezor.co"] },
    { environment: "production", hosts: ["example.api.treezor.co", "example.secure.treezor.co"] },
  ] as const)("goes to the hosts of $environment, with the dispatcher", async ({ environment, hosts }) => {
    const { sent, fetch } = network();
    await createTreezorPciClient({ ...options, environment, fetch, dispatcher }).POST("/cards/{cardId}/tokenize", card);
    expect(sent).toEqual([
      [`https://${hosts[0]}/oauth/token`, dispatcher],
      [`https://${hosts[1]}/cards/4711/tokenize`, dispatcher],
    ]);
  });

  test("uses tokens that another client has", async () => {
    const vendor = await fakeTreezor({ body: { cards: [] } });
    const tokens = createTreezorTokens({ baseUrl: vendor.url, ...credentials });
    await tokens.get();
    await createTreezorPciClient({ baseUrl: vendor.url, tokens }).POST("/cards/{cardId}/tokenize", card);
    expect(vendor.calls().map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer at-1"]);
    expect(vendor.tokenCalls()).toHaveLength(1);
  });

  test("tags the creation of a card, and repeats it with the same tag", async () => {
    const vendor = await fakeTreezor("drop", { body: { cards: [] } });
    const target = { baseUrl: vendor.url, connectUrl: vendor.url, random: () => 0 };
    await createTreezorPciClient({ ...credentials, ...target }).POST("/cards", {
      body: { medium: "virtual" } as never,
    });
    const tags = vendor.calls().map(({ body }) => Object(body).accessTag);
    expect([tags.length, new Set(tags).size, typeof tags[0]]).toEqual([2, 1, "string"]);
  });

  test.each<{ name: string; given: object }>([
    { name: "a vendor's host without a certificate", given: {} },
    { name: "a base URL without the address of Connect", given: { ...elsewhere, dispatcher } },
    { name: "a name that leads to another host", given: { clientName: "evil.example/#", dispatcher } },
    { name: "no name", given: { clientName: undefined, dispatcher } },
  ])("refuses $name", ({ given }) => {
    expect(() => createTreezorPciClient({ ...options, ...given } as TreezorPciOptions)).toThrow(TypeError);
  });
});
