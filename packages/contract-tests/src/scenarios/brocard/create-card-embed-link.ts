import { cardEmbedUrl } from "@openissuing/brocard";
import { doorStories } from "../../brocard/door-stories.js";
import { embedLink } from "../../brocard/embed-fixtures.js";
import { changeCard, issueCard, member, unknownId } from "../../brocard/fixtures.js";
import { refusedWith } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";

const make = ({ client }: Pick<WorldBase, "client">, card_id: number) =>
  client.POST("/api/v2/cards/{card_id}/embed", { params: { path: { card_id } } });

export const createCardEmbedLinkScenarios = [
  scenario(
    "createCardEmbedLink",
    "makes a link to the page of the card, which the published client takes",
    {},
    async (world) => {
      const { id } = await issueCard(world);
      await embedLink(world, id);
      expectThat(URL.canParse(await cardEmbedUrl(world.client, id)), "the link is to be an address");
    },
  ),

  scenario("createCardEmbedLink", "makes another link with each call", {}, async (world) => {
    const { id } = await issueCard(world);
    const links = [await embedLink(world, id), await embedLink(world, id), await embedLink(world, id)];
    expectSame("different tokens", new Set(links.map(({ address }) => address.token)).size, 3);
  }),

  scenario(
    "createCardEmbedLink",
    "makes a link to a card that is paused, blocked or in the archive",
    { evidence: "inferred" },
    async (world) => {
      const { id } = await issueCard(world);
      for (const body of [{ state: 4 }, { state: 3 }, { archived: true }] as const) {
        await succeeded(changeCard(world, id, body));
        await embedLink(world, id);
      }
    },
  ),

  scenario(
    "createCardEmbedLink",
    "answers 404 for a card nobody has, and for one of another company",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refusedWith(make(world, unknownId), 404);
      const { id } = await issueCard(await world.neighbour());
      await refusedWith(make(world, id), 404);
    },
  ),

  scenario(
    "createCardEmbedLink",
    "makes a member a link to the own card, and answers 403 for that of another user",
    { needs: ["keys"], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      await embedLink({ client }, (await issueCard(world, "account_balance", { user_id: user.id })).id);
      await refusedWith(make({ client }, (await issueCard(world)).id), 403);
    },
  ),

  ...doorStories("createCardEmbedLink", (client, options) =>
    client.POST("/api/v2/cards/{card_id}/embed", { ...options, params: { path: { card_id: unknownId } } }),
  ),
];
