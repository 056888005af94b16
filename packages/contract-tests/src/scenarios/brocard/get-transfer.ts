import { wrong } from "../../alter.js";
import { doorStories } from "../../brocard/door-stories.js";
import { inviteUser, member, ownUser, unknownId } from "../../brocard/fixtures.js";
import { nowhere, noZone } from "../../brocard/page-stories.js";
import { refusedFields, refusedWith } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import { transfer, twoUsers } from "../../brocard/transfer-fixtures.js";
import type { WorldBase } from "../../brocard/world.js";
import { expectSame, succeeded } from "../../expectation.js";

const read = ({ client }: Pick<WorldBase, "client">, transfer_id: number, query: { tz?: string } = {}) =>
  client.GET("/api/v2/transfers/{transfer_id}", { params: { path: { transfer_id }, query } });

export const getTransferScenarios = [
  scenario("getTransfer", "shows a transfer as createTransfer answered it", { needs: ["money"] }, async (world) => {
    const { other, own } = await twoUsers(world);
    const form = { from: own.email, to: other.email, comment: "Budget" };
    const { request_id: _, ...made } = await succeeded(transfer(world, form));
    const { request_id: __, ...seen } = await succeeded(read(world, made.id));
    expectSame("the transfer", seen, made);
  }),

  scenario(
    "getTransfer",
    "shows a transfer without a comment",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { other, own } = await twoUsers(world);
      const { id } = await succeeded(transfer(world, { from: own.email, to: other.email }));
      expectSame("the comment", (await succeeded(read(world, id))).comment, null);
    },
  ),

  scenario("getTransfer", "prints the date in the time zone asked for", { needs: ["money"] }, async (world) => {
    const { other, own } = await twoUsers(world);
    const { created_at, id } = await succeeded(transfer(world, { from: own.email, to: other.email }));
    const there = await succeeded(read(world, id, { tz: "Asia/Tokyo" }));
    const hours = (text: string) => Date.parse(`${text.replace(" ", "T")}Z`) / 3_600_000;
    expectSame("hours between the zones", hours(there.created_at) - hours(created_at), 9);
    expectSame("an empty zone", (await succeeded(read(world, id, { tz: "" }))).created_at, created_at);
  }),

  scenario("getTransfer", "answers 422 for a time zone nobody knows", { needs: ["money"] }, async (world) => {
    const { other, own } = await twoUsers(world);
    const { id } = await succeeded(transfer(world, { from: own.email, to: other.email }));
    await refusedFields(read(world, id, { tz: nowhere }), noZone);
  }),

  scenario(
    "getTransfer",
    "answers 404 for a transfer nobody made, and for one of another company",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      await refusedWith(read(world, unknownId), 404);
      const there = await world.neighbour();
      const { other, own } = await twoUsers(there);
      const { id } = await succeeded(transfer(there, { from: own.email, to: other.email }));
      await refusedWith(read(world, id), 404);
    },
  ),

  scenario(
    "getTransfer",
    "answers 403 to a member who stands at neither end, and the transfer to one who does",
    { needs: ["keys", "money"], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      await world.money.arrive({ amount: "100.00" });
      const [own, other] = [await ownUser(world), await inviteUser(world)];
      const hidden = await succeeded(transfer(world, { from: own.email, to: other.email }));
      const received = await succeeded(transfer(world, { from: own.email, to: user.email }));
      const sent = await succeeded(transfer({ client }, { from: user.email, to: other.email }));
      await refusedWith(read({ client }, hidden.id), 403);
      expectSame("what was received", (await succeeded(read({ client }, received.id))).id, received.id);
      expectSame("what was sent", (await succeeded(read({ client }, sent.id))).responsible.id, user.id);
    },
  ),

  scenario(
    "getTransfer",
    "answers 404 for an identifier that is no number",
    { evidence: "inferred" },
    async (world) => {
      for (const id of ["x", "1.5", "-1", "0x1"]) await refusedWith(read(world, wrong(id)), 404);
    },
  ),

  ...doorStories("getTransfer", (client, options) =>
    client.GET("/api/v2/transfers/{transfer_id}", { ...options, params: { path: { transfer_id: unknownId } } }),
  ),
];
