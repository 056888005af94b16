import { type Resource, type ResourceHands, type ResourceRule, ref } from "../engine/kit.js";
import { at } from "../json.js";
import type { Abilities } from "./abilities.js";
import { cardResources } from "./card-resources.js";
import { emiratesIban, foreignIban, unknownId } from "./fixtures.js";
import { freshDigits } from "./fresh-digits.js";
import { numberAt, rowsOf, textAt } from "./read-content.js";

/** Money for one customer's generated cases, in major units. */
const wealth = "9000000.00";

// The environment of this API makes no other abilities.
const abilitiesOf = ({ abilities }: ResourceHands) => abilities as Partial<Abilities>;

async function newUser(hands: ResourceHands): Promise<number> {
  const body = { firstName: "Amina", lastName: "Rahman", email: ref("newcomer", "email"), status: "ACTIVE" };
  return numberAt(await hands.call("createUser", { body }), "id");
}

/** What calls of VaultsPay need, cards aside. */
const ownResources: Readonly<Record<string, ResourceRule>> = {
  credentials: {
    unknown: { clientId: "nobody", clientSecret: "nothing" },
    find: credentialsOf,
    make: credentialsOf,
  },

  /** A session somebody logged in to. */
  session: {
    unknown: { refreshToken: "nobody-made-this-token" },
    make: async (hands) => {
      const { clientId, clientSecret } = { clientId: "", clientSecret: "", ...(await credentialsOf(hands)) };
      return { refreshToken: textAt(await hands.call("login", { body: { clientId, clientSecret } }), "refreshToken") };
    },
  },

  /** What nobody has yet. */
  newcomer: {
    isOnce: true,
    make: async () => ({
      email: `case-${crypto.randomUUID()}@example.com`,
      phone: freshDigits(),
      iban: emiratesIban("033", freshDigits().padStart(16, "7")),
    }),
  },

  /** The company itself, with money on its account. */
  company: {
    unknown: { account: String(unknownId) },
    find: findCompany,
    make: async (hands) => {
      const company = await findCompany(hands);
      const { money } = abilitiesOf(hands);
      if (company && money) await money.arrive(Number(company.account), wealth);
      return company;
    },
  },

  place: { unknown: { country: unknownId, state: unknownId, city: unknownId }, find: findPlace, make: findPlace },

  /** A customer about whom nothing is known yet. */
  stranger: { isOnce: true, unknown: { id: unknownId }, make: async (hands) => ({ id: await newUser(hands) }) },

  /** A customer whose data are complete, and not decided on. */
  applicant: {
    unknown: { id: unknownId },
    make: async (hands) => {
      const userId = await newUser(hands);
      const name = { firstName: "Amina", lastName: "Rahman" };
      const person = { ...name, dob: "1990-04-12", gender: "FEMALE", nationality: "ARE" };
      await hands.call("createPersonalInfo", { body: { userId, ...person } });
      for (const type of ["MAILING", "RESIDENTIAL", "BUSINESS"]) await addAddress(hands, userId, type);
      const frontFile = { fileName: "front.png", contentType: "image/png", content: "AAEC" };
      const paper = { documentType: "PASSPORT", documentNumber: "P1234567", expiryDate: "2099-12-31" };
      await hands.call("createIdentification", { body: { userId, ...paper, issuingCountry: "ARE", frontFile } });
      return { id: userId };
    },
  },

  /** A verified customer with two accounts in dirhams and an address. */
  holder: {
    unknown: { id: unknownId, account: unknownId, other: unknownId, address: unknownId },
    make: async (hands) => {
      const { kyc } = abilitiesOf(hands);
      if (!kyc) return undefined;
      const id = await newUser(hands);
      await kyc.review(id, "VERIFIED");
      const account = await openAccount(hands, id);
      return { id, account, other: await openAccount(hands, id), address: await addAddress(hands, id, "MAILING") };
    },
  },

  contact: {
    unknown: { id: String(unknownId) },
    make: async (hands) => {
      const body = { title: "Supplier", iban: foreignIban };
      return { id: String(numberAt(await hands.call("createPaymentContact", { body }), "id")) };
    },
  },

  transaction: {
    unknown: { id: unknownId },
    find: async (hands) => firstId(hands, "listTransactions"),
    make: async (hands) => {
      if (!abilitiesOf(hands).money) return undefined;
      const order = { purpose: "GOODS_BOUGHT", description: "Invoice 42", amount: 100 };
      const ends = { senderAccountId: ref("company", "account"), paymentContactId: ref("contact", "id") };
      return { id: numberAt(await hands.call("createDirectTransfer", { body: { ...ends, ...order } }), "id") };
    },
  },

  tier: { unknown: { both: unknownId }, find: findTier, make: findTier },
};

export const vaultspayResources: Readonly<Record<string, ResourceRule>> = { ...ownResources, ...cardResources };

async function credentialsOf({ credentials }: ResourceHands): Promise<Resource> {
  return { clientId: textAt(credentials, "clientId"), clientSecret: textAt(credentials, "clientSecret") };
}

async function findCompany(hands: ResourceHands): Promise<Resource | undefined> {
  const query = { shownMyAccounts: true, currencyCode: "AED" };
  const [account] = rowsOf(await hands.call("listAccounts", { query }));
  return account === undefined
    ? undefined
    : { id: numberAt(account, "userId"), account: String(numberAt(account, "id")) };
}

async function findPlace(hands: ResourceHands): Promise<Resource | undefined> {
  for (const { id: country } of idsOf(await hands.call("listCountries"))) {
    const states = await hands.call("listStates", { path: { countryId: country } });
    for (const { id: state } of idsOf(states)) {
      const [city] = idsOf(await hands.call("listCities", { path: { stateId: state } }));
      if (city !== undefined) return { country, state, city: city.id };
    }
  }
  return undefined;
}

/** A tier in dirhams for cards of both kinds. */
async function findTier(hands: ResourceHands): Promise<Resource | undefined> {
  const fits = (tier: unknown) =>
    at(tier, "billingCurrencyCode") === "AED" && /PHYSICAL/.test(kindsOf(tier)) && /VIRTUAL/.test(kindsOf(tier));
  const found = rowsOf(await hands.call("listCardTiers")).find(fits);
  return found === undefined ? undefined : { both: numberAt(found, "id") };
}

const kindsOf = (tier: unknown) => String(at(tier, "cardTypes"));

async function openAccount(hands: ResourceHands, userId: number): Promise<number> {
  const body = { userId, currencyId: 2, accountType: "DIGITAL" };
  return numberAt(await hands.call("createAccount", { body }), "id");
}

async function addAddress(hands: ResourceHands, userId: number, type: string): Promise<number> {
  const numbers = { countryId: ref("place", "country"), stateId: ref("place", "state"), cityId: ref("place", "city") };
  const body = { userId, type, ...numbers, addressLine1: "1 Example Street", postalCode: "00000" };
  return numberAt(await hands.call("createAddress", { body }), "id");
}

async function firstId(hands: ResourceHands, operationId: string): Promise<Resource | undefined> {
  return idsOf(await hands.call(operationId))[0];
}

function idsOf(content: unknown): readonly { readonly id: number }[] {
  return rowsOf(content).map((row) => ({ id: numberAt(row, "id") }));
}
