import fc, { type Arbitrary } from "fast-check";
import { type Place, ref, type ValueRule } from "../engine/kit.js";
import { emiratesIban } from "./fixtures.js";

const two = (number: number) => String(number).padStart(2, "0");

/** Days of these years that every month has. */
const days = (min: number, max: number): Arbitrary<string> =>
  fc
    .record({ y: fc.integer({ min, max }), m: fc.integer({ min: 1, max: 12 }), d: fc.integer({ min: 1, max: 28 }) })
    .map(({ y, m, d }) => `${y}-${two(m)}-${two(d)}`);

const times = fc
  .record({
    h: fc.integer({ min: 0, max: 23 }),
    m: fc.integer({ min: 0, max: 59 }),
    s: fc.integer({ min: 0, max: 59 }),
  })
  .map(({ h, m, s }) => `${two(h)}:${two(m)}:${two(s)}`);

const moments = fc.tuple(days(2015, 2035), times).map((parts) => parts.join("T"));
const bound = {
  sample: "2026-01-15",
  values: fc.oneof(
    days(2015, 2035),
    moments.map((moment) => `${moment}Z`),
  ),
};
const estimate = { sample: "2026-02-01T10:00:00", values: moments };

/** IBANs of a bank that tells who holds them; nobody has them. */
const ibans = fc
  .integer({ min: 1, max: 999_999_999 })
  .map((number) => emiratesIban("033", String(number).padStart(16, "0")));

const birth = { sample: "1990-04-12", values: days(1930, 2005) };
const expiry = { sample: "2099-12-31", values: days(2090, 2099) };
const place = (member: string): ValueRule => ({ sample: ref("place", member) });

/** How operations about a card name it, by the kind of card each needs. Default: an active virtual one. */
const cardKinds: Readonly<Record<string, string>> = {
  setCardPin: "plastic",
  processCardRequest: "requested",
  updateCardManufacturing: "making",
  updateCardDelivery: "made",
  activateCard: "delivered",
  toggleCardFreeze: "toggled",
  updateCardStatus: "switched",
  reportCardIssue: "spare",
  reviewCardIssue: "reported",
  replaceCard: "reviewed",
  renewCard: "reviewed",
  declineCardIssue: "reviewed",
  requestPhysicalCard: "spare",
  processPhysicalCardRequest: "converting",
};

/** Kind of the card an operation is about. */
const cardKindOf = (operationId: string) => cardKinds[operationId] ?? "card";

/** By `operation place name`, then by `place name`. */
const byPlace: Readonly<Record<string, ValueRule>> = {
  "login body clientId": { sample: ref("credentials", "clientId") },
  "login body clientSecret": { sample: ref("credentials", "clientSecret") },
  "refreshToken body refreshToken": { sample: ref("session", "refreshToken") },
  "createUser body parentId": { sample: ref("company", "id") },
  "createUser body email": { sample: ref("newcomer", "email") },
  "createUser body phone": { sample: ref("newcomer", "phone") },
  "createUser body countryCode": { sample: "971", values: fc.constantFrom("971", "44", "1", "966") },
  "listStates path countryId": place("country"),
  "listCities path stateId": place("state"),
  "body countryId": place("country"),
  "body stateId": place("state"),
  "body cityId": place("city"),
  "body dob": birth,
  "body expiryDate": expiry,
  "query startDate": bound,
  "query endDate": bound,
  "body estimateManufacturingTime": estimate,
  "body estimateDeliveryTime": estimate,
  "createPersonalInfo body userId": { sample: ref("stranger", "id") },
  "createAddress body userId": { sample: ref("stranger", "id") },
  "createIdentification body userId": { sample: ref("stranger", "id") },
  "updatePersonalInfo body userId": { sample: ref("applicant", "id") },
  "updateAddress body userId": { sample: ref("applicant", "id") },
  "updateIdentification body userId": { sample: ref("applicant", "id") },
  "getKyc path userId": { sample: ref("applicant", "id") },
  "listEmbossingNames path userId": { sample: ref("holder", "id") },
  "createAccount body userId": { sample: ref("holder", "id") },
  "createAccount body currencyId": { sample: 2 },
  "createAccount body accountType": { sample: "DIGITAL" },
  "getAccount path id": { sample: ref("holder", "account") },
  "listLedgerEntries path id": { sample: ref("holder", "account") },
  "validateIban body iban": { sample: emiratesIban("033", "1234567890123456"), values: ibans },
  "createPaymentContact body title": {
    sample: "Supplier",
    values: fc.stringMatching(/^[A-Za-z0-9]{1,20}$/),
  },
  "createPaymentContact body iban": { sample: ref("newcomer", "iban") },
  "createDirectTransfer body senderAccountId": { sample: ref("company", "account") },
  "createDirectTransfer body currencyCode": { sample: "AED" },
  "createDirectTransfer body paymentContactId": { sample: ref("contact", "id") },
  "createDirectTransfer body amount": { sample: 100, values: fc.integer({ min: 1, max: 100_000 }) },
  "getTransaction path id": { sample: ref("transaction", "id") },
  "createCard body cardTierId": { sample: ref("tier", "both") },
  "createCard body customerId": { sample: ref("holder", "id") },
  "createCard body accountId": { sample: ref("holder", "account") },
  "createCard body cardHolderName": {
    sample: "AMINA RAHMAN",
    values: fc.constantFrom("AMINA", "AMINA RAHMAN", "AMINA R", "A RAHMAN"),
  },
  "updateCardAccount body accountId": { sample: ref("holder", "other") },
  "activateCard body pan": { sample: ref("delivered", "pan") },
  "activateCard body expiryDate": { sample: ref("delivered", "expiry") },
  "requestPhysicalCard body addressId": { sample: ref("holder", "address") },
  "listCardSecurity query cardId": { sample: ref("card", "id") },
  "updateCardSecurity body cardId": { sample: ref("rules", "card") },
  "updateCardSecurity body id": { sample: ref("rules", "switch") },
  "listTransactionLimits query cardId": { sample: ref("card", "id") },
  "updateTransactionLimit body cardId": { sample: ref("rules", "card") },
  "updateTransactionLimit body id": { sample: ref("rules", "companyLimit") },
  "updateTransactionLimit body transactionType": { sample: ref("rules", "companyType") },
  "updateTransactionLimit body value": {
    sample: "50.00",
    values: fc.integer({ min: 1, max: 400 }).map((value) => `${value}.00`),
  },
};

/** What the document cannot say about the values of VaultsPay. */
export function vaultspayRule({ operationId, place: where, name }: Place): ValueRule | undefined {
  const named = byPlace[`${operationId} ${where} ${name}`] ?? byPlace[`${where} ${name}`];
  if (named !== undefined || where !== "body") return named;
  if (name === "cardId") return { sample: ref(cardKindOf(operationId), "id") };
  return name === "token" || name === "cardToken" ? { sample: ref(cardKindOf(operationId), "token") } : undefined;
}
