import type { Need } from "../../vaultspay/abilities.js";
import { dirham, emiratesIban, foreignIban, logIn, newUser, userForm } from "../../vaultspay/fixtures.js";
import { freshDigits } from "../../vaultspay/fresh-digits.js";
import { addressForm, documentForm, personalForm } from "../../vaultspay/kyc-fixtures.js";
import { transferForm } from "../../vaultspay/transfer-fixtures.js";
import type { World } from "../../vaultspay/world.js";
import type { Recipe, Recipes } from "../recipe.js";
import { cardRecipes } from "./card-recipes.js";
import type { Things } from "./things.js";

/** A call of each operation of VaultsPay that succeeds; what a call uses up is made for each. */
export function vaultspayRecipes(world: World<Need>, things: Things): Recipes<Need> {
  const { clientId, clientSecret } = world.credentials;
  const recipe = (make: Recipe<Need>["make"], ...needs: readonly Need[]): Recipe<Need> => ({ needs, make });
  const plain = recipe(async () => ({}));
  const ofAccount = recipe(async () => ({ path: { id: `${(await things.holder()).account.id}` } }), "kyc");
  const stranger = async () => (await newUser(world)).id;

  return {
    login: recipe(async () => ({ json: { clientId, clientSecret } })),
    refreshToken: recipe(async () => ({ json: { refreshToken: (await logIn(world)).refreshToken } })),
    ping: plain,
    createUser: recipe(async () => ({ json: userForm() })),
    listCountries: plain,
    listStates: recipe(async () => ({ path: { countryId: `${(await things.place()).country.id}` } })),
    listCities: recipe(async () => ({ path: { stateId: `${(await things.place()).state.id}` } })),

    createPersonalInfo: recipe(async () => ({ json: personalForm(await stranger()) })),
    createAddress: recipe(async () => ({ json: await addressForm(world, await stranger()) })),
    createIdentification: recipe(async () => ({ json: documentForm(await stranger()) })),
    updatePersonalInfo: recipe(async () => ({ json: { userId: await things.applicant(), nickName: "Ami" } })),
    updateAddress: recipe(async () => ({
      json: { userId: await things.applicant(), type: "RESIDENTIAL", addressLine1: "3 Example Street" },
    })),
    updateIdentification: recipe(async () => ({
      json: { userId: await things.applicant(), documentNumber: "P7654321" },
    })),
    getKyc: recipe(async () => ({ path: { userId: `${await things.applicant()}` } })),

    listAccounts: plain,
    createAccount: recipe(
      async () => ({
        json: { userId: (await things.holder()).user.id, currencyId: dirham, accountType: "DIGITAL" },
      }),
      "kyc",
    ),
    getAccount: ofAccount,
    listLedgerEntries: ofAccount,

    validateIban: recipe(async () => ({ json: { iban: foreignIban } })),
    createPaymentContact: recipe(async () => ({
      json: { title: "Supplier", iban: emiratesIban("033", freshDigits().padStart(16, "8")) },
    })),
    createDirectTransfer: recipe(async () => {
      await things.own();
      return { json: transferForm((await things.contact()).id, { amount: 125 }) };
    }, "money"),
    listTransactions: plain,
    getTransaction: recipe(async () => ({ path: { id: `${await things.deposit()}` } }), "kyc", "money"),

    ...cardRecipes(world, things),
  };
}
