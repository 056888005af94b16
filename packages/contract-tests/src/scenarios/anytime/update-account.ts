import type { components } from "@openissuing/anytime";
import { wrong } from "../../anytime/alter.js";
import { accountForm, openAccount, unknownAccount, updateForm } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, refused } from "../../expectation.js";

type Update = components["schemas"]["AccountUpdate"];

const update = ({ client }: WorldBase, id: number, body: Update) =>
  client.PUT("/v1.0/accounts/{id}", { params: { path: { id } }, body });
const read = ({ client }: WorldBase, id: number) =>
  bodyOf(client.GET("/v1.0/accounts/{id}", { params: { path: { id } } }));

export const updateAccountScenarios = [
  scenario("updateAccount", "overwrites the data of the cardholder", {}, async (world) => {
    const acc_id = await openAccount(world, "consumer");
    const before = await read(world, acc_id);
    const moved = { user_addr_line_1: "5 quai de l'Exemple", user_addr_zip: "33000", user_addr_city: "Bordeaux" };
    const answer = await bodyOf(update(world, acc_id, updateForm(moved)));
    expectSame("the answer", answer, { acc_id, acc_type: "consumer" });
    const address = { user_addr_1: "5 quai de l'Exemple", user_addr_zip: "33000", user_addr_city: "Bordeaux" };
    expectSame("the account afterwards", await read(world, acc_id), { ...before, ...address });
  }),

  scenario("updateAccount", "keeps the corporation when it is left out", { evidence: "inferred" }, async (world) => {
    const acc_id = await openAccount(world, "business");
    const before = await read(world, acc_id);
    await bodyOf(update(world, acc_id, updateForm({ corp_name: "Exemple et Associes" })));
    expectSame("the account afterwards", await read(world, acc_id), { ...before, corp_name: "Exemple et Associes" });
  }),

  scenario("updateAccount", "changes nothing more when it is repeated", {}, async (world) => {
    const acc_id = await openAccount(world);
    await bodyOf(update(world, acc_id, updateForm({ user_pob: "Nantes" })));
    const once = await read(world, acc_id);
    await bodyOf(update(world, acc_id, updateForm({ user_pob: "Nantes" })));
    expectSame("the account afterwards", await read(world, acc_id), once);
  }),

  scenario("updateAccount", "answers 400 4000210 for each required field left out", {}, async (world) => {
    const acc_id = await openAccount(world);
    for (const field of Object.keys(updateForm())) {
      await refused(update(world, acc_id, wrong({ ...updateForm(), [field]: undefined })), 4000210);
    }
  }),

  scenario(
    "updateAccount",
    "answers 400 4000210 for malformed fields and changes nothing",
    { evidence: "inferred" },
    async (world) => {
      const acc_id = await openAccount(world);
      const before = await read(world, acc_id);
      const malformed = {
        user_email: "nobody",
        user_dob: "1980-13-01",
        user_gender: "X",
        acc_currency: "E",
        user_pob: "",
      };
      for (const [field, value] of Object.entries(malformed)) {
        await refused(
          update(world, acc_id, wrong({ ...updateForm({ user_addr_city: "Brest" }), [field]: value })),
          4000210,
        );
      }
      expectSame("the account afterwards", await read(world, acc_id), before);
    },
  ),

  scenario("updateAccount", "answers 400 4000210 for another kind of account", {}, async (world) => {
    const acc_id = await openAccount(world, "business");
    await refused(update(world, acc_id, wrong({ ...accountForm(), acc_type: "consumer" })), 4000210);
  }),

  scenario(
    "updateAccount",
    "answers 400 4000210 for another currency once money moved",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const acc_id = await openAccount(world);
      await world.money.arrive({ acc_id, amount: "10.00" });
      await refused(update(world, acc_id, updateForm({ acc_currency: "GBP" })), 4000210);
    },
  ),

  scenario("updateAccount", "answers 403 4030210 for an unknown account", { evidence: "inferred" }, async (world) => {
    await refused(update(world, unknownAccount, updateForm()), 4030210);
  }),

  scenario(
    "updateAccount",
    "answers 403 4030210 for an account of another customer",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      const neighbour = await world.neighbour();
      const acc_id = await openAccount(neighbour);
      const before = await read(neighbour, acc_id);
      await refused(update(world, acc_id, updateForm({ user_pob: "Nantes" })), 4030210);
      expectSame("the account of the neighbour", await read(neighbour, acc_id), before);
    },
  ),
];
