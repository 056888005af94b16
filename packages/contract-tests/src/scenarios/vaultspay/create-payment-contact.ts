import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { companyId, doorStories } from "../../vaultspay/door-stories.js";
import { emiratesIban, foreignIban } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/be/api/v1/direct-payment-contact";
const create = ({ client }: Pick<WorldBase, "client">, body: object) => client.POST(path, { body: wrong(body) });

export const createPaymentContactScenarios = [
  ...doorStories("createPaymentContact", (client, options) =>
    client.POST(path, { ...options, body: { title: "Supplier", iban: foreignIban } }),
  ),

  scenario(
    "createPaymentContact",
    "keeps a contact with what validateIban says of its IBAN",
    { evidence: "stated" },
    async (world) => {
      const checked = await succeeded(world.client.POST("/be/api/v1/validate-iban", { body: { iban: foreignIban } }));
      const { data } = await succeeded(create(world, { title: "Supplier", iban: foreignIban }));
      const { details, status, title, userId } = data;
      const expected = { details: checked.data.details, status: true, title: "Supplier", userId: companyId };
      expectSame("the contact", { details, status, title, userId }, expected);
    },
  ),

  scenario(
    "createPaymentContact",
    "takes a name for the holder where the bank tells none",
    { evidence: "stated" },
    async (world) => {
      const iban = emiratesIban("096", "0000000000042002");
      await refusedFor(create(world, { title: "Shop", iban }), "accountTitle");
      const { data } = await succeeded(create(world, { title: "Shop", iban, accountTitle: "Sample Trading LLC" }));
      expectSame("the IBAN", data.details.iban, iban);
    },
  ),

  scenario(
    "createPaymentContact",
    "answers 500 1010 to a contact that exists and to what is no IBAN",
    { evidence: "stated" },
    async (world) => {
      await succeeded(create(world, { title: "Supplier", iban: foreignIban }));
      await refusedWith(create(world, { title: "Again", iban: foreignIban }), 1010);
      await refusedWith(create(world, { title: "None", iban: "AE00" }), 1010);
    },
  ),

  scenario(
    "createPaymentContact",
    "answers 422 1000 without a title or an IBAN",
    { evidence: "stated" },
    async (world) => {
      await refusedFor(create(world, { iban: foreignIban }), "title");
      await refusedFor(create(world, { title: " ", iban: foreignIban }), "title");
      await refusedFor(create(world, { title: "Supplier" }), "iban");
    },
  ),
];
