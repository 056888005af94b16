import fc, { type Arbitrary } from "fast-check";
import { type Place, ref, type ValueRule } from "../engine/kit.js";

/** An amount of so many cents at most, in major units with two decimals. */
const amounts = (from: number, to: number): Arbitrary<number> =>
  fc.integer({ min: from, max: to }).map((cents) => cents / 100);

const days = fc
  .record({
    y: fc.integer({ min: 1930, max: 2005 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ y, m, d }) => `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`);

const word = fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), minLength: 1, maxLength: 10 });

/** Published examples of IBANs: right structure and check digits, no customer of anybody. */
const ibans = [
  "NL91ABNA0417164300",
  "DE89370400440532013000",
  "GB29NWBK60161331926819",
  "FR1420041010050500013M02606",
  "ES9121000418450200051332",
  "BE68539007547034",
  "IT60X0542811101000000123456",
  "CH9300762011623852957",
];

const bySchema: Readonly<Record<string, ValueRule>> = {
  CountryCode: { sample: "FR", values: fc.constantFrom("FR", "DE", "ES", "IT", "BE", "GB", "US", "JP", "BR", "ZA") },
  Currency: { sample: "EUR", values: fc.constantFrom("EUR", "GBP", "USD", "CHF") },
  IbanNumber: { sample: "NL91ABNA0417164300", values: fc.constantFrom(...ibans) },
  AccountId: { sample: ref("account", "id") },
  CardReference: { sample: ref("card", "card_ref") },
};

/** By `operation place name`, then by `place name`. */
const byPlace: Readonly<Record<string, ValueRule>> = {
  "body user_dob": { sample: "1980-05-17", values: days },
  "body expiry_date": { sample: ref("calendar", "inTwoYears") },
  "createCreditTransfer body amount": { sample: 100, values: amounts(1, 100_000), hasOpenEdges: true },
  "orderCard body amount": { sample: 50, values: amounts(100, 20_000) },
  "creditCard body amount": { sample: 50, values: amounts(100, 20_000) },
  "debitCard body amount": { sample: 2, values: amounts(100, 400) },
  "createIban body country_code": { sample: "FR", values: fc.constantFrom("FR", "DE", "NL") },
  "createIban path id": { sample: ref("bare", "id") },
  "uploadKyc path id": { sample: ref("draft", "id") },
  "updateAccount path id": { sample: ref("draft", "id") },
  "getOrderTracking path id": { sample: ref("parcel", "order_id") },
  "getCreditTransferTestimonial path id": { sample: ref("transfer", "account") },
  "getCreditTransferTestimonial path ctid": { sample: ref("transfer", "ctid") },
  "getAccountStatement path id": { sample: ref("statement", "account") },
  "getAccountStatement path txid": { sample: ref("statement", "txid") },
  "getCardTransaction path card_ref": { sample: ref("transaction", "card_ref") },
  "getCardTransaction path txid": { sample: ref("transaction", "txid") },
  "updateCard path card_ref": { sample: ref("spare", "card_ref") },
  "debitCard path card_ref": { sample: ref("loaded", "card_ref") },
  "getCardPan path card_ref": { sample: ref("shown", "card_ref") },
  "sendCardPan path card_ref": { sample: ref("shown", "card_ref") },
  "query cvc": { sample: "000" },
  "body dest_method": { sample: "email" },
  "body dest_value": { sample: "cardholder@example.com", values: word.map((name) => `${name}@example.com`) },
  "createToken body client_id": { sample: ref("credentials", "client_id") },
  "createToken body client_secret": { sample: ref("credentials", "client_secret") },
  "createToken body username": { sample: ref("credentials", "username") },
  "createToken body password": { sample: ref("credentials", "password") },
};

/** What the document cannot say about the values of Anytime. */
export function anytimeRule({ operationId, place, name, schema }: Place): ValueRule | undefined {
  const named = byPlace[`${operationId} ${place} ${name}`] ?? byPlace[`${place} ${name}`];
  return named ?? (schema === undefined ? undefined : bySchema[schema]);
}
