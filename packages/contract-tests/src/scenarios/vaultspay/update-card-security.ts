import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { fundedCard, fundedPlastic, issueCard } from "../../vaultspay/card-fixtures.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { settingNamed, settingsOf, turn } from "../../vaultspay/rules-fixtures.js";
import { scenario } from "../../vaultspay/scenario.js";
import { statusOf } from "../../vaultspay/transfer-fixtures.js";

const path = "/re/api/v1/card-security";
const unknown = { transactionType: "ALL", cardId: String(unknownId), id: String(unknownId), value: "1" } as const;

export const updateCardSecurityScenarios = [
  ...doorStories("updateCardSecurity", (client, options) => client.PUT(path, { ...options, body: unknown })),

  scenario(
    "updateCardSecurity",
    "turns one switch on and off and leaves the others",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const { id } = await issueCard(world);
      const contactless = await settingNamed(world, id, "Contactless");
      for (const [value, enabled] of [
        ["1", true],
        ["1", true],
        ["0", false],
      ] as const) {
        const { data } = await succeeded(turn(world, id, contactless, value));
        expectSame("the switch", data, { ...contactless, enabled });
        const others = (await settingsOf(world, id)).filter((each) => each.id !== contactless.id);
        expectSame(
          "the others",
          others.map((each) => each.enabled),
          [false, false, false],
        );
      }
    },
  ),

  scenario(
    "updateCardSecurity",
    "links a switch to another type",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const { id } = await issueCard(world);
      const location = await settingNamed(world, id, "Location");
      const { data } = await succeeded(turn(world, id, { ...location, transactionType: "PURCHASE" }, "1"));
      expectSame("the switch", [data.transactionType, data.enabled], ["PURCHASE", true]);
    },
  ),

  scenario(
    "updateCardSecurity",
    "declines purchases, contactless ones alone, and those abroad",
    { needs: ["kyc", "money", "payments"], evidence: "stated" },
    async (world) => {
      const { id } = await fundedCard(world);
      const kinds = [
        { cardId: id, amount: "1.00", entry: "CHIP" },
        { cardId: id, amount: "1.00", entry: "CONTACTLESS" },
        { cardId: id, amount: "1.00", entry: "ONLINE", merchant: { countryCode: "FRA" } },
      ] as const;
      for (const [title, outcomes] of [
        ["Purchase", ["FAILED", "FAILED", "FAILED"]],
        ["Contactless", ["PENDING", "FAILED", "PENDING"]],
        ["Location", ["PENDING", "PENDING", "FAILED"]],
        ["ATM", ["PENDING", "PENDING", "PENDING"]],
      ] as const) {
        const setting = await settingNamed(world, id, title);
        await succeeded(turn(world, id, setting, "1"));
        const seen = [];
        for (const payment of kinds) seen.push(await statusOf(world, await world.payments.pay(payment)));
        expectSame(`the payments under ${title}`, seen, outcomes);
        await succeeded(turn(world, id, setting, "0"));
      }
    },
  ),

  scenario(
    "updateCardSecurity",
    "declines withdrawals of cash and nothing else",
    { needs: ["kyc", "money", "payments"], evidence: "stated" },
    async (world) => {
      const { id } = await fundedPlastic(world);
      const cash = () => world.payments.withdraw({ cardId: id, amount: "10.00", pin: "4826" });
      expectSame("cash before", await statusOf(world, await cash()), "PENDING");
      await succeeded(turn(world, id, await settingNamed(world, id, "ATM"), "1"));
      expectSame("cash", await statusOf(world, await cash()), "FAILED");
      expectSame(
        "a purchase",
        await statusOf(world, await world.payments.pay({ cardId: id, amount: "1.00" })),
        "PENDING",
      );
    },
  ),

  scenario(
    "updateCardSecurity",
    "answers 422 1000 for unknown cards and switches, a switch of another card, and what is no text",
    { needs: ["kyc"] },
    async (world) => {
      const [one, other] = [await issueCard(world), await issueCard(world)];
      const [setting] = await settingsOf(world, one.id);
      const body = { transactionType: "PURCHASE", cardId: String(one.id), id: String(setting?.id), value: "1" };
      const put = (changes: object) => world.client.PUT(path, { body: wrong({ ...body, ...changes }) });
      await refusedFor(put({ cardId: String(unknownId) }), "cardId");
      await refusedFor(put({ id: String(unknownId) }), "id");
      await refusedFor(put({ cardId: String(other.id) }), "id");
      await refusedFor(put({ cardId: one.id }), "cardId");
      await refusedFor(put({ value: "2" }), "value");
      await refusedFor(put({ value: true }), "value");
      await refusedFor(put({ transactionType: "FUN" }), "transactionType");
    },
  ),
];
