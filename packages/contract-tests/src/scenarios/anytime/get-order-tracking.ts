import { wrong } from "../../anytime/alter.js";
import { foreignCard, orderedCard } from "../../anytime/card-fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectThat, refused } from "../../expectation.js";

const track = ({ client }: WorldBase, id: number) =>
  client.GET("/v1.0/orders/{id}/tracking", { params: { path: { id } } });

export const getOrderTrackingScenarios = [
  scenario(
    "getOrderTracking",
    "answers a link once a plastic card is on its way",
    { needs: ["money", "clock"] },
    async (world) => {
      const { order_id } = await orderedCard(world);
      await world.clock.advance(3 * 86_400);
      const { tracking_link } = await bodyOf(track(world, order_id));
      expectThat(/^https?:\/\//.test(tracking_link), "the link is to be one a browser opens");
    },
  ),

  scenario(
    "getOrderTracking",
    "answers 404 4040410 right after the order",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { order_id } = await orderedCard(world);
      await refused(track(world, order_id), 4040410);
    },
  ),

  scenario(
    "getOrderTracking",
    "answers 404 4040410 for a virtual card, however late",
    { needs: ["money", "clock"], evidence: "inferred" },
    async (world) => {
      const { order_id } = await orderedCard(world, "VIRTUAL_MULTI_USE");
      await world.clock.advance(30 * 86_400);
      await refused(track(world, order_id), 4040410);
    },
  ),

  scenario(
    "getOrderTracking",
    "answers 400 4000310 for an identifier that is no number",
    { evidence: "inferred" },
    async (world) => {
      for (const id of ["abc", "1.5", "0", "-1"]) await refused(track(world, wrong(id)), 4000310);
    },
  ),

  scenario("getOrderTracking", "answers 403 4030410 for an unknown order", { evidence: "inferred" }, async (world) => {
    await refused(track(world, 999_999_999), 4030410);
  }),

  scenario(
    "getOrderTracking",
    "answers 403 4030410 for an order of another customer",
    { needs: ["money", "neighbour"] },
    async (world) => {
      const { order_id } = await foreignCard(world);
      await refused(track(world, order_id), 4030410);
    },
  ),
];
