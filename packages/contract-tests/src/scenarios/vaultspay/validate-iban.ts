import { wrong } from "../../alter.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { emiratesIban, foreignIban, newAccount, newUser } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/be/api/v1/validate-iban";
const check = ({ client }: Pick<WorldBase, "client">, body: object) => client.POST(path, { body: wrong(body) });

export const validateIbanScenarios = [
  ...doorStories("validateIban", (client, options) => client.POST(path, { ...options, body: { iban: foreignIban } })),

  scenario(
    "validateIban",
    "names bank and holder of an IBAN, the holder partly masked",
    { evidence: "stated" },
    async (world) => {
      const { data } = await succeeded(check(world, { iban: foreignIban }));
      expectSame("the check", [data.valid, data.uniqueReference, data.details.iban], [true, foreignIban, foreignIban]);
      expectSame("the bank code", data.details.bankCode, foreignIban.slice(4, 7));
      expectThat(data.details.accountTitle.includes("*"), "the holder is to be masked");
    },
  ),

  scenario("validateIban", "knows the accounts of the company's customers", {}, async (world) => {
    const user = await newUser(world);
    const { iban } = await newAccount(world, user.id);
    const { data } = await succeeded(check(world, { iban }));
    expectSame("the reference", data.uniqueReference, iban);
    expectThat(data.details.accountTitle.startsWith(user.firstName.slice(0, 2)), "the holder is to be the customer");
  }),

  scenario(
    "validateIban",
    "answers 422 1000 where the bank names no holder and none was sent",
    { evidence: "stated" },
    async (world) => {
      const iban = emiratesIban("030", "0000000000042001");
      await refusedFor(check(world, { iban }), "accountTitle");
      await refusedFor(check(world, { iban, accountTitle: null }), "accountTitle");
      await succeeded(check(world, { iban, accountTitle: "Sample Trading LLC" }));
      await refusedFor(check(world, {}), "iban");
      await refusedFor(check(world, { iban: 17 }), "iban");
    },
  ),

  scenario(
    "validateIban",
    "answers 500 1010 to what is no IBAN: check digits, length, country, bank, spaces",
    { evidence: "stated" },
    async (world) => {
      const spaced = foreignIban.replace(/.{4}/g, "$& ");
      const wrongDigits = foreignIban.replace(/^AE../, "AE99");
      for (const iban of [
        wrongDigits,
        foreignIban.slice(0, -1),
        "DE89370400440532013000",
        emiratesIban("999", "0000000000042001"),
        spaced,
      ]) {
        await refusedWith(check(world, { iban }), 1010);
      }
    },
  ),
];
