import { withBody } from "../../brocard/alter.js";
import { doorStories } from "../../brocard/door-stories.js";
import { binOf, inviteUser, issueCard, member, ownUser, readCard, unknownId } from "../../brocard/fixtures.js";
import { refusedFields, refusedWith } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { expectSame, succeeded } from "../../expectation.js";

const update = (
  { client }: Pick<WorldBase, "client">,
  user_id: number,
  bins: string[],
  options: { readonly fetch?: typeof fetch } = {},
) =>
  client.PUT("/api/v2/users/{user_id}/available-bins", { ...options, params: { path: { user_id } }, body: { bins } });

const binsOf = async ({ client }: WorldBase, user_id: number) => {
  const user = await succeeded(client.GET("/api/v2/users/{user_id}", { params: { path: { user_id } } }));
  return user.available_bins.map(({ bin }) => bin).sort();
};

export const updateUserBinsScenarios = [
  scenario("updateUserBins", "replaces the list and answers it", {}, async (world) => {
    const { id } = await inviteUser(world);
    const [first, second] = [await binOf(world, "account_balance"), await binOf(world, "card_balance")];
    for (const bins of [[first], [second], [first, second].sort()]) {
      const { data } = await succeeded(update(world, id, bins));
      expectSame("the answer", data.map(({ bin }) => bin).sort(), bins);
      expectSame("the BINs of the user", await binsOf(world, id), bins);
    }
    const again = await succeeded(update(world, id, [first, second, second]));
    expectSame("the BINs after the same list again", again.data.map(({ bin }) => bin).sort(), [first, second].sort());
  }),

  scenario("updateUserBins", "takes all away by an empty list", { evidence: "inferred" }, async (world) => {
    const { id } = await inviteUser(world);
    expectSame("the answer", (await succeeded(update(world, id, []))).data, []);
    expectSame("the BINs of the user", await binsOf(world, id), []);
  }),

  scenario(
    "updateUserBins",
    "decides which cards a user can get; those there are stay",
    { evidence: "inferred" },
    async (world) => {
      const { id } = await inviteUser(world);
      const card = await issueCard(world, "account_balance", { user_id: id });
      await succeeded(update(world, id, [await binOf(world, "card_balance")]));
      const body = { bin: card.bin, title: "One more", user_id: id, transaction_limit: 1 };
      await refusedFields(world.client.POST("/api/v2/cards", { body }), { bin: "The selected bin is invalid." });
      expectSame("the state of the card", (await readCard(world, card.id)).state.value, 2);
    },
  ),

  scenario(
    "updateUserBins",
    "answers 422 with the first error as message for a body without the list",
    {},
    async (world) => {
      const { id } = await inviteUser(world);
      const message = "The bins field must be present.";
      const result = await update(world, id, [], { fetch: world.altered(withBody({})) });
      await refusedFields(Promise.resolve(result), { bins: message });
      expectSame("the message", result.error?.message, message);
    },
  ),

  scenario(
    "updateUserBins",
    "answers 422 for a BIN the company does not have",
    { evidence: "inferred" },
    async (world) => {
      const { id } = await inviteUser(world);
      const before = await binsOf(world, id);
      const known = await binOf(world, "account_balance");
      await refusedFields(update(world, id, [known, "999999"]), { "bins.1": "The selected bins.1 is invalid." });
      expectSame("the BINs of the user", await binsOf(world, id), before);
    },
  ),

  scenario("updateUserBins", "answers 422 for entries that are no BINs", { evidence: "inferred" }, async (world) => {
    const { id } = await inviteUser(world);
    const send = (bins: unknown) => update(world, id, [], { fetch: world.altered(withBody({ bins })) });
    await refusedFields(send([411111]), { "bins.0": "The bins.0 must be a string." });
    await refusedFields(send("411111"), { bins: "The bins must be an array." });
    await refusedFields(send(["41x"]), { "bins.0": true });
  }),

  scenario("updateUserBins", "answers 403 to a member", { needs: ["keys"], evidence: "inferred" }, async (world) => {
    const { client, user } = await member(world);
    await refusedWith(update({ client }, user.id, []), 403);
    await refusedWith(update({ client }, (await ownUser(world)).id, []), 403);
  }),

  scenario(
    "updateUserBins",
    "answers 404 for a user nobody is, and for one of another company",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refusedWith(update(world, unknownId, []), 404);
      const foreign = await inviteUser(await world.neighbour());
      await refusedWith(update(world, foreign.id, []), 404);
    },
  ),

  ...doorStories("updateUserBins", (client, options) => update({ client }, unknownId, [], options)),
];
