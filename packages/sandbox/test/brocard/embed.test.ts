import { describe, expect, test } from "vitest";
import { mastercard, setupCards, visa } from "./cards.fixture.js";
import { type CallOptions, observe, requestOf } from "./setup.js";

const path = { card_id: 1 };
const day = 86_400_000;

async function setupLink(options: Parameters<typeof setupCards>[0] = {}) {
  const made = await setupCards(options);
  await made.create({ bin: mastercard });
  const { body, status } = await made.call("createCardEmbedLink", { path });
  /** Opens a link as a browser does: without a key. */
  const open = async (link: string = body.link) =>
    observe("openCardEmbed", await made.sandbox.fetch(new Request(link, { headers: { accept: "text/html" } })));
  return { ...made, status, link: String(body.link), token: String(body.link).split("/").at(-1) ?? "", open };
}

describe("createCardEmbedLink", () => {
  test("answers a link to the page of the card under the sandbox", async () => {
    const { link, status } = await setupLink();
    expect(status).toBe(201);
    expect(link).toMatch(/^http:\/\/sandbox\.test\/brocard\/api\/v2\/cards\/1\/embed\/[0-9a-f-]{36}$/);
  });

  test("makes another link with each call, and the earlier one stays good", async () => {
    const { call, link, open } = await setupLink();
    const second = (await call("createCardEmbedLink", { path })).body.link;
    expect(second).not.toBe(link);
    expect([(await open(link)).status, (await open(second)).status]).toEqual([200, 200]);
  });

  test("is refused 404 for no card and 403 for a card of a user the caller may not see", async () => {
    const { call, callAs, invite } = await setupLink();
    expect((await call("createCardEmbedLink", { path: { card_id: 99 } })).status).toBe(404);
    const member = await callAs((await invite()).id);
    expect((await member("createCardEmbedLink", { path })).status).toBe(403);
  });
});

describe("openCardEmbed", () => {
  test("shows number, expiry and CVV under the elements of the page in the text", async () => {
    const { open } = await setupLink();
    const { body, headers, status } = await open();
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(body).toContain('<div id="pan"><span>5555</span><span class="pan-separator"></span><span>5555</span>');
    expect(body).toMatch(/<span>4444<\/span><\/div>/);
    expect(body).toMatch(/id="date"><span class="low-description">EXP<\/span>03\/28</);
    expect(body).toMatch(/id="cvv-wrapper"><div><span class="low-description">CVV<\/span>\d{3}</);
  });

  test("lets nobody keep the page and loads nothing", async () => {
    const { open } = await setupLink();
    const { body, headers } = await open();
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(body).not.toMatch(/src=|href=|<script/);
  });

  test("works once", async () => {
    const { open } = await setupLink();
    expect((await open()).status).toBe(200);
    const { body, headers, status } = await open();
    expect([status, headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(body).not.toContain("5555");
  });

  test("works for one of many who come at the same time", async () => {
    const { open } = await setupLink();
    const statuses = (await Promise.all(Array.from({ length: 10 }, () => open()))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  test("works for two days and no longer", async () => {
    const { call, control, link, open, tenant } = await setupLink();
    const second = (await call("createCardEmbedLink", { path })).body.link;
    await control.moveClock(tenant.id, { advance: 2 * day - 1 });
    expect((await open(link)).status).toBe(200);
    await control.moveClock(tenant.id, { advance: 1 });
    expect((await open(second)).status).toBe(404);
  });

  test("does not use up the token when the card is another one", async () => {
    const { create, link, open } = await setupLink();
    await create({ bin: visa, balance: 0 });
    expect((await open(link.replace("/cards/1/", "/cards/2/"))).status).toBe(404);
    expect((await open(link)).status).toBe(200);
  });

  test("takes the token in capitals too", async () => {
    const { link, open, token } = await setupLink();
    expect((await open(link.replace(token, token.toUpperCase()))).status).toBe(200);
  });

  test.each([
    {
      name: "a token nobody was given",
      options: { path: { card_id: 1, token: "55555555-5555-4555-8555-000000000001" } },
    },
    { name: "a token that is none", options: { path: { card_id: 1, token: "x" } } },
    { name: "a card that is none", options: { path: { card_id: "x", token: "55555555-5555-4555-8555-000000000001" } } },
  ])("answers a page with 404 for $name", async ({ options }: { options: CallOptions }) => {
    const { sandbox } = await setupLink();
    const answer = await observe("openCardEmbed", await sandbox.fetch(requestOf("openCardEmbed", options, "")));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
  });

  test("asks for no key and is served by the tenant of the token whatever key is sent", async () => {
    const { control, sandbox, token } = await setupLink();
    const other = await control.tenants.create({ api: "brocard" });
    const request = requestOf("openCardEmbed", { path: { ...path, token } }, String(other.settings.apiKey));
    expect((await observe("openCardEmbed", await sandbox.fetch(request))).status).toBe(200);
  });

  test("answers a page with 429 beyond the rate limit", async () => {
    const { control, open, tenant } = await setupLink();
    await control.tenants.change(tenant.id, { rateLimit: 0 });
    const { headers, status } = await open();
    expect([status, headers.get("retry-after")]).toEqual([429, "60"]);
  });

  test.each([401, 404, 429])("answers a page for the fault %i of the control API", async (code) => {
    const { control, open, tenant } = await setupLink();
    control.faults.add({ tenant: tenant.id, operationId: "openCardEmbed", code });
    expect((await open()).status).toBe(code);
    expect((await open()).status).toBe(200);
  });
});
