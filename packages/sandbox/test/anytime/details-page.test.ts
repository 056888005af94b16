import { describe, expect, test } from "vitest";
import { type CardWorld, outcome, setupCards } from "./cards.fixture.js";

const minute = 60_000;

const makeLink = ({ call }: CardWorld, card_ref: string, ip: string) =>
  call("createCardDetailsLink", { path: { card_ref }, form: { ip } });

/** Opens a link the way a browser at this address would. */
async function open({ sandbox }: CardWorld, link: string, remoteAddress: string) {
  const response = await sandbox.fetch(new Request(link), { remoteAddress });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

describe("createCardDetailsLink", () => {
  test("answers an absolute link, another one each time", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard();
    const first = (await makeLink(world, card_ref, "192.0.2.10")).body.temp_link;
    expect(new URL(first).protocol).toMatch(/^https?:$/);
    expect((await makeLink(world, card_ref, "192.0.2.10")).body.temp_link).not.toBe(first);
  });

  test.each(["", "192.0.2", "192.0.2.256", "010.0.0.1", "example.com", "2001:db8:::1", "192.0.2.0/24", "1"])(
    "refuses the address %j with 4000310",
    async (ip) => {
      const world = await setupCards();
      expect(outcome(await makeLink(world, await world.activeCard(), ip))).toEqual([400, 4000310]);
    },
  );

  test("is offered for every type of card, before its activation too", async () => {
    const world = await setupCards();
    for (const card_type of ["PLASTIC", "VIRTUAL_SINGLE_USE", "VIRTUAL_MULTI_USE"]) {
      const { card_ref } = (await world.place({ card_type })).body;
      expect((await makeLink(world, card_ref, "192.0.2.10")).status).toBe(200);
    }
  });

  test("refuses an ended card with 4030350, an unknown one with 4030310", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard();
    await world.update(card_ref, { card_status: "CAN" });
    expect(outcome(await makeLink(world, card_ref, "192.0.2.10"))).toEqual([403, 4030350]);
    expect(outcome(await makeLink(world, "ANY9999999999", "192.0.2.10"))).toEqual([403, 4030310]);
  });
});

describe("the details page", () => {
  test("shows number, expiry and CVV to the named address, without a token", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard({ card_type: "VIRTUAL_SINGLE_USE", card_name: "D'OR & <FILS>" });
    const { pan } = (await world.call("getCardPan", { path: { card_ref } })).body;
    const { temp_link } = (await makeLink(world, card_ref, "192.0.2.10")).body;
    const { headers, html, status } = await open(world, temp_link, "192.0.2.10");
    expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(headers.get("cache-control")).toBe("no-store");
    for (const part of [pan.match(/.{4}/g).join(" "), "03/26", "<dd>000</dd>"]) expect(html).toContain(part);
    expect(html).not.toContain("<FILS>");
  });

  test("opens more than once", async () => {
    const world = await setupCards();
    const { temp_link } = (await makeLink(world, await world.activeCard(), "192.0.2.10")).body;
    await open(world, temp_link, "192.0.2.10");
    expect((await open(world, temp_link, "192.0.2.10")).status).toBe(200);
  });

  test.each([
    { ip: "192.0.2.10", from: "::ffff:192.0.2.10", status: 200 },
    { ip: "2001:db8::10", from: "2001:DB8:0:0:0:0:0:10", status: 200 },
    { ip: "192.0.2.10", from: "192.0.2.11", status: 403 },
    { ip: "2001:db8::10", from: "2001:db8::11", status: 403 },
    { ip: "192.0.2.10", from: "127.0.0.1", status: 403 },
    { ip: "192.0.2.10", from: "", status: 403 },
  ])("answers $status to $from for a link to $ip", async ({ ip, from, status }) => {
    const world = await setupCards();
    const { temp_link } = (await makeLink(world, await world.activeCard(), ip)).body;
    const page = await open(world, temp_link, from);
    expect(page.status).toBe(status);
    expect(page.html.includes("4000")).toBe(status === 200);
  });

  test("ends ten minutes of tenant time later", async () => {
    const world = await setupCards();
    const { temp_link } = (await makeLink(world, await world.activeCard(), "192.0.2.10")).body;
    await world.pass(10 * minute - 1);
    expect((await open(world, temp_link, "192.0.2.10")).status).toBe(200);
    await world.pass(1);
    const { html, status } = await open(world, temp_link, "192.0.2.10");
    expect([status, html.includes("4000")]).toEqual([410, false]);
  });

  test("ends with its card", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard();
    const { temp_link } = (await makeLink(world, card_ref, "192.0.2.10")).body;
    await world.update(card_ref, { card_status: "STO" });
    expect((await open(world, temp_link, "192.0.2.10")).status).toBe(410);
  });

  test("does not exist for another key or under another tenant", async () => {
    const world = await setupCards();
    const { temp_link } = (await makeLink(world, await world.activeCard(), "192.0.2.10")).body;
    const other = await world.control.tenants.create({ api: "anytime" });
    for (const link of [`${temp_link}x`, temp_link.replace(world.tenant.id, other.id)]) {
      expect((await open(world, link, "192.0.2.10")).status).toBe(404);
    }
  });
});
