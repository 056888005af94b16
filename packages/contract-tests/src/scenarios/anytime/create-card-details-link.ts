import { wrong } from "../../anytime/alter.js";
import { activeCard, cancelledCard, foreignCard } from "../../anytime/card-fixtures.js";
import { unknownCard } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectThat, refused } from "../../expectation.js";

const create = ({ client }: WorldBase, card_ref: string, ip = "192.0.2.10") =>
  client.POST("/v1.0/cards/{card_ref}/details-display", { params: { path: { card_ref } }, body: { ip } });

export const createCardDetailsLinkScenarios = [
  scenario(
    "createCardDetailsLink",
    "answers a link for an address of either version",
    { needs: ["money"] },
    async (world) => {
      const { card_ref } = await activeCard(world, "VIRTUAL_MULTI_USE");
      for (const ip of ["192.0.2.10", "2001:db8::10"]) {
        const { temp_link } = await bodyOf(create(world, card_ref, ip));
        expectThat(/^https?:\/\//.test(temp_link), "the link is to be one a browser opens");
      }
    },
  ),

  scenario(
    "createCardDetailsLink",
    "makes another link with each call",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      const first = await bodyOf(create(world, card_ref));
      const second = await bodyOf(create(world, card_ref));
      expectThat(first.temp_link !== second.temp_link, "two calls are to give two links");
    },
  ),

  scenario(
    "createCardDetailsLink",
    "answers 400 4000310 for a malformed address",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      for (const ip of ["192.0.2", "192.0.2.256", "2001:db8::zz", "example.com", ""]) {
        await refused(create(world, card_ref, ip), 4000310);
      }
      const call = world.client.POST("/v1.0/cards/{card_ref}/details-display", {
        params: { path: { card_ref } },
        body: wrong({}),
      });
      await refused(call, 4000310);
    },
  ),

  scenario(
    "createCardDetailsLink",
    "answers 403 4030350 for a cancelled card",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await cancelledCard(world);
      await refused(create(world, card_ref), 4030350);
    },
  ),

  scenario(
    "createCardDetailsLink",
    "answers 403 4030310 for an unknown card",
    { evidence: "inferred" },
    async (world) => {
      await refused(create(world, unknownCard), 4030310);
    },
  ),

  scenario(
    "createCardDetailsLink",
    "answers 403 4030310 for a card of another customer",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await foreignCard(world);
      await refused(create(world, card_ref), 4030310);
    },
  ),
];
