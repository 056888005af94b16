import { anonymous } from "../../brocard/alter.js";
import { type EmbedAddress, embedLink, openEmbed } from "../../brocard/embed-fixtures.js";
import { issueCard, unknownUuid } from "../../brocard/fixtures.js";
import { refusedWith } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { hasLuhnDigit } from "../../check-digits.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";

const page = async (world: WorldBase, address: EmbedAddress) => String(await succeeded(openEmbed(world, address)));

/** What a person reads on a page. */
const textOf = (html: string) => html.replace(/<style.*?<\/style>|<title.*?<\/title>/gs, "").replace(/<[^>]*>/g, " ");

const day = 86_400;

export const openCardEmbedScenarios = [
  scenario("openCardEmbed", "shows number, expiry and CVV of the card", {}, async (world) => {
    const card = await issueCard(world);
    const { address } = await embedLink(world, card.id);
    const text = textOf(await page(world, address));
    const number = /(?:\d{4}\s+){3}\d{4}/.exec(text)?.[0].replace(/\s/g, "") ?? "";
    // The number is a secret, so no message may show it.
    expectThat(hasLuhnDigit(number) && number.length === 16, "the page is to show a number with its check digit");
    expectThat(number.startsWith(card.bin) && number.endsWith(card.last_four), "the number is to be that of the card");
    expectThat(/\b(?:0[1-9]|1[0-2])\/\d{2}\b/.test(text), "the page is to show the expiry as MM/YY");
    expectThat(/(?<!\d)\d{3}(?!\d)/.test(text), "the page is to show a CVV of three digits");
  }),

  scenario("openCardEmbed", "takes no key", {}, async (world) => {
    const { address } = await embedLink(world, (await issueCard(world)).id);
    const params = { path: address };
    const call = world.client.GET("/api/v2/cards/{card_id}/embed/{token}", {
      params,
      parseAs: "text",
      fetch: world.altered(anonymous),
    });
    expectThat(String(await succeeded(call)).includes("<"), "the page is to be HTML");
  }),

  scenario("openCardEmbed", "works once", {}, async (world) => {
    const { address } = await embedLink(world, (await issueCard(world)).id);
    await page(world, address);
    for (let i = 0; i < 2; i++) await refusedWith(openEmbed(world, address), 404);
  }),

  scenario("openCardEmbed", "works for one of several who come at once", { evidence: "inferred" }, async (world) => {
    const { address } = await embedLink(world, (await issueCard(world)).id);
    const results = await Promise.all(Array.from({ length: 6 }, () => openEmbed(world, address)));
    const statuses = results.map(({ response }) => response.status).sort();
    expectSame("the statuses", statuses, [200, 404, 404, 404, 404, 404]);
  }),

  scenario("openCardEmbed", "works for two days", { needs: ["clock"] }, async (world) => {
    const { id } = await issueCard(world);
    const [early, late] = [await embedLink(world, id), await embedLink(world, id)];
    await world.clock.advance(2 * day - 600);
    await page(world, early.address);
    await world.clock.advance(660);
    await refusedWith(openEmbed(world, late.address), 404);
  }),

  scenario(
    "openCardEmbed",
    "shows the same card to each link, and each card to its own",
    { evidence: "inferred" },
    async (world) => {
      const [first, second] = [await issueCard(world), await issueCard(world)];
      const open = async (id: number) => textOf(await page(world, (await embedLink(world, id)).address));
      const [one, again, other] = [await open(first.id), await open(first.id), await open(second.id)];
      expectThat(one === again, "two links to a card are to show the same card");
      expectThat(one !== other, "another card is to have other data");
    },
  ),

  scenario(
    "openCardEmbed",
    "answers 404 for a token that nobody was given, and for one of another card",
    { evidence: "inferred" },
    async (world) => {
      const [first, second] = [await issueCard(world), await issueCard(world)];
      await refusedWith(openEmbed(world, { card_id: first.id, token: unknownUuid }), 404);
      const { address } = await embedLink(world, first.id);
      await refusedWith(openEmbed(world, { ...address, card_id: second.id }), 404);
      await page(world, address);
    },
  ),

  scenario(
    "openCardEmbed",
    "answers 429 beyond the requests of a minute, and keeps the link",
    { needs: ["company"], evidence: "inferred" },
    async (world) => {
      const { address } = await embedLink(world, (await issueCard(world)).id);
      await world.company.set({ rateLimit: 0 });
      await refusedWith(openEmbed(world, address), 429);
      await world.company.set({ rateLimit: null });
      await page(world, address);
    },
  ),
];
