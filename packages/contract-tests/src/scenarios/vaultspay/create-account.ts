import { wrong } from "../../alter.js";
import { hasIbanCheckDigits } from "../../check-digits.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { dirham, dollar, newAccount, newUser, unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/be/api/v1/accounts";

export const createAccountScenarios = [
  ...doorStories("createAccount", (client, options) =>
    client.POST(path, { ...options, body: { userId: unknownId, currencyId: dirham, accountType: "DIGITAL" } }),
  ),

  scenario(
    "createAccount",
    "opens an empty account with a number and an IBAN of its own",
    { evidence: "stated" },
    async (world) => {
      const user = await newUser(world);
      const body = { userId: user.id, currencyId: dirham, accountType: "DIGITAL" };
      const { data } = await succeeded(world.client.POST(path, { body }));
      const { accountTitle, accountType, balance, balanceOnHold, currencyCode, status, totalTransactions, userId } =
        data;
      expectSame(
        "the account",
        { accountTitle, accountType, balance, balanceOnHold, currencyCode, status, totalTransactions, userId },
        {
          accountTitle: user.fullName,
          accountType: "DIGITAL",
          balance: 0,
          balanceOnHold: 0,
          currencyCode: "AED",
          status: "ACTIVE",
          totalTransactions: null,
          userId: user.id,
        },
      );
      expectSame("its currency", [data.currency.id, data.currency.code, data.currency.isoCode], [dirham, "AED", 784]);
      expectThat(/^\d{14}$/.test(data.accountNumber), "the account number is to have 14 digits");
      expectThat(hasIbanCheckDigits(String(data.iban)), "the check digits of the IBAN are to be right");
      const other = await newAccount(world, user.id, dollar);
      expectThat(
        other.iban !== data.iban && other.accountNumber !== data.accountNumber,
        "no two accounts are to share numbers",
      );
    },
  ),

  scenario("createAccount", "makes the first account of a user the primary one", {}, async (world) => {
    const { id } = await newUser(world);
    const primary = [(await newAccount(world, id)).isPrimary, (await newAccount(world, id, dollar)).isPrimary];
    expectSame("which are primary", primary, [true, false]);
  }),

  scenario(
    "createAccount",
    "answers 422 1000 for an unknown user, currency or type, and for what is missing",
    {},
    async (world) => {
      const { id } = await newUser(world);
      const body = { userId: id, currencyId: dirham, accountType: "DIGITAL" };
      const post = (changes: object) => world.client.POST(path, { body: wrong({ ...body, ...changes }) });
      await refusedFor(post({ userId: unknownId }), "userId");
      await refusedFor(post({ currencyId: unknownId }), "currencyId");
      await refusedFor(post({ accountType: "GOLD" }), "accountType");
      await refusedFor(post({ currencyId: "AED" }), "currencyId");
      await refusedFor(world.client.POST(path, { body: wrong({}) }), "accountType", "currencyId", "userId");
    },
  ),
];
