import { createServer } from "node:https";
import type { TLSSocket } from "node:tls";
import { Agent } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTreezorTokens, TransportError } from "../src/index.js";
import { createTreezorPciClient, type TreezorPciOptions } from "../src/pci-dss.js";
import { type Authority, makeAuthority } from "./support/certificates.js";
import { credentials, fakeTreezor } from "./support/fake-treezor.js";

const elsewhere = { environment: undefined, clientName: undefined, baseUrl: "https://127.0.0.1:1" };
const card = { params: { path: { cardId: "4711" } } };

describe("over mutual TLS", () => {
  let authority: Authority;
  let other: Authority;
  let own: { key: string; cert: string };
  let foreign: { key: string; cert: string };
  let server: ReturnType<typeof createServer>;
  let url: string;
  const agents: Agent[] = [];
  /** Subjects of the certificates that came with requests. */
  const seen: string[] = [];

  beforeAll(async () => {
    [authority, other] = await Promise.all([makeAuthority(), makeAuthority("Another authority")]);
    const [served, ...clients] = await Promise.all([
      authority.sign("server", "IP:127.0.0.1"),
      authority.sign("client"),
      other.sign("client"),
    ]);
    [own, foreign] = clients;
    const demands = { ca: authority.ca, requestCert: true, rejectUnauthorized: true };
    server = createServer({ ...served, ...demands }, (incoming, outgoing) => {
      const socket = incoming.socket as TLSSocket;
      seen.push(`${incoming.url} ${String(socket.getPeerCertificate().subject.CN)}`);
      const body = incoming.url === "/oauth/token" ? { access_token: "at", expires_in: 3600 } : { cards: [] };
      outgoing.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    url = `https://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  });

  afterAll(async () => {
    await Promise.all(agents.map((agent) => agent.destroy()));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await Promise.all([authority.remove(), other.remove()]);
  });

  const clientWith = (connect: object) => {
    const dispatcher = new Agent({ connect: { ca: authority.ca, ...connect } });
    agents.push(dispatcher);
    const target = { baseUrl: url, connectUrl: url, retry: false } as const;
    return createTreezorPciClient({ ...credentials, ...target, dispatcher });
  };

  test("the certificate goes along with each call, that for the token too", async () => {
    seen.length = 0;
    const { response } = await clientWith(own).POST("/cards/{cardId}/cardImage", card);
    expect([response.status, seen]).toEqual([200, ["/oauth/token client", "/cards/4711/cardImage client"]]);
  });

  test.each([
    { name: "without a certificate", connect: () => ({}) },
    { name: "with a certificate of another authority", connect: () => foreign },
  ])("a call $name gets no answer, and nothing can have happened", async ({ connect }) => {
    seen.length = 0;
    const failure = await clientWith(connect())
      .POST("/cards/{cardId}/cardImage", card)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TransportError);
    expect([failure, seen]).toMatchObject([{ code: "ERR_NETWORK", mayHaveHappened: false }, []]);
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
