import type { Choices } from "./choices-view.js";
import { vaultspayCardChoices } from "./vaultspay-card-choices.js";

/** What the text of VaultsPay leaves open, what the document and the sandbox do there, and why: Markdown, by topic. */
export const vaultspayChoices: Choices = [
  {
    topic: "Encryption and headers",
    rows: [
      [
        "encryption, mode",
        "AES-256-GCM, 12-byte IV, tag of 128 bits appended to the ciphertext, no additional data",
        "the text calls 12 bytes recommended for GCM; tag and data are Java's defaults, the sample is Java",
      ],
      [
        "encryption, key wrap",
        "RSA-OAEP with SHA-256 (MGF1 SHA-256) of the 32 raw key bytes; PKCS#1 v1.5 as the other choice",
        "the call is past the cut of the sample",
      ],
      [
        "encryption, headers",
        "standard Base64 with padding in `x-auth-signature` as in `x-session-nonce`",
        "stated for the IV, the only sensible choice for the key",
      ],
      [
        "encryption, body",
        '`{"encryptedData":"<Base64 of ciphertext and tag>"}` as `application/json`, both ways',
        "a local name of the sample; the wire shape is not stated",
      ],
      [
        "encryption, answer",
        "a fresh IV in the answer's own `x-session-nonce` header",
        "stated is only that the key is the same",
      ],
      [
        "encryption, refusals",
        "encrypted too once the key could be decrypted; a refusal of the headers (1018) is plain",
        "there is no key before that",
      ],
      [
        "encryption, body that does not open",
        "500/1010, encrypted",
        "no code for it is named; the headers were readable",
      ],
      [
        "encryption, GET",
        "both headers are sent, nothing is encrypted but the answer; path and query are plain",
        "an answer needs a key",
      ],
      ["encryption, login, refresh, ping", "encrypted like the rest", "nothing exempts them"],
      [
        "`x-enable-encryption`",
        "`false` in the test environment only; `true` is allowed; `false` in production is 500/1018",
        "not stated for production",
      ],
      [
        "headers while encryption is off",
        "`x-device-os` and `x-device-id` stay required, nonce and signature are optional",
        "not stated",
      ],
      [
        "`x-device-os`, `x-device-id`",
        "`SAAS` only; digits only; anything else is 500/1018",
        "one value each is shown",
      ],
      [
        "headers, faults that raise 1018",
        "missing, not Base64, wrong length, a key that cannot be decrypted",
        "not stated",
      ],
    ],
  },
  {
    topic: "Sessions, refusals and pages",
    rows: [
      [
        "`login`",
        "answer without `data`; wrong credentials are 401/1002; earlier tokens stay good",
        "the page's sample; the rest is not stated",
      ],
      [
        "`refreshToken`",
        "expired or unknown refresh token is 401/1004; no new refresh token; earlier access tokens stay good",
        "not stated",
      ],
      ["token unknown / missing / expired", "400/1036, 401/1002, 401/1003", "meanings of the codes"],
      ["code 1012", "type `ACCOUNT_STATUS`", "the name is cut after `ACC`, the meaning is an account's status"],
      [
        "code 1035",
        "status 403; `errors[0].key` is `actionRequired`, the actions are `COMPLETE_KYC` and `SET_PIN`",
        "shape stated, status not; the caller may not proceed yet; no action is named",
      ],
      [
        "`BAD_REQUEST`",
        "1010 with 500 and 1401 with 400 are two codes of one name; 1401 only for `listStates`",
        "both are stated",
      ],
      [
        "unknown identifiers",
        "422/1000 with key `id` for one in the path, the member's name for one in the body; no 404",
        "stated for `listEmbossingNames`",
      ],
      ["state does not allow it, body is no JSON", "500/1010", "the meaning of the code is an invalid request"],
      [
        "`errors`",
        "optional, present with 1000 and 1035",
        "one page says always, the page about errors says otherwise",
      ],
      ["keys inside objects", "`address.country`, with a dot", "not stated"],
      [
        "pages",
        "`perPage` default 20, at most 100; a page behind the last one is empty; `totalPages` 0 when nothing matches; no `sort` parameter",
        "20 is shown, the rest is not stated",
      ],
      [
        "`pagination`",
        "required for accounts, transactions and reported issues, optional for other lists, absent for countries, states, cities",
        "three pages contradict each other",
      ],
      [
        "date filters",
        "a day without a time counts whole, times without an offset are UTC; reversed bounds match nothing",
        "ISO 8601 is all the text says",
      ],
      ["`ping`", 'no token, the usual headers, `{"data":"Service is up and running!"}`', "index only"],
      ["rate limit", "429/1005; no header", "figures and headers not stated"],
      [
        "company of a request",
        "`x-device-id` tells it, before anything can be opened; unknown is 500/1018",
        "the client id of `login` is inside the encrypted body",
      ],
      ["token of another company", "400/1036", "none of this app"],
      ["session ended by the vendor", "401/1004 for access and refresh token", "meaning of the code"],
      ["company blocked", "403/1006 for every call with a token", "only the vendor can lift it"],
      ["unknown path or method, failure inside", "500/1010", "no 404, 405 is known"],
      [
        "order of refusals",
        "headers, body that does not open, path, rate limit, address, token, blocked, members, operation",
        "not stated",
      ],
      ["token lifetimes", "30 minutes, 7 days, settable", "inside 5 to 60 minutes"],
    ],
  },
  {
    topic: "Users, places and KYC",
    rows: [
      [
        "`createUser`",
        "duplicates of e-mail or phone are 422/1000; members nobody gave are left out of the answer",
        "not stated",
      ],
      ["`listCountries`", "shape of the nested country of `listCities`, no parameters, no pages", "index only"],
      [
        "`listCities`",
        "unknown state is 422/1000 key `id`; `latitude` and `longitude` optional",
        "not stated; the sample lacks them",
      ],
      [
        "`createPersonalInfo`",
        "members of the PATCH; `userId`, names, `dob`, `gender`, `nationality` required; a second one is 500/1010",
        "index only",
      ],
      [
        "`updatePersonalInfo`",
        "answer in `data`; not PENDING is 500/1010; members left out stay",
        "sample has no `data`, the global rule does; errors not stated",
      ],
      [
        "addresses",
        "one per user and type; a second is 500/1010; unknown type on update is 422/1000 key `type`; country, state and city have to belong together; not changeable after the check",
        "PATCH sends no address id; the rest is not stated",
      ],
      ["`updateAddress`", "takes `status`", "the sample has it, the table has not"],
      [
        "identification",
        "JSON with Base64 files, `documentType` PASSPORT, NATIONAL_ID or RESIDENCE_PERMIT, one document per user, answer with file name, type and size",
        "index only; hint in `getKyc`; all bodies are JSON",
      ],
      [
        "`getKyc`",
        "parts not handed in are left out; one identification, no addresses; `businessInfo` with company name, register number, address",
        "not stated",
      ],
      [
        "KYC status",
        "PENDING, VERIFIED, REJECTED; the vendor's staff sets it, no operation does",
        "stated, list left open",
      ],
    ],
  },
  {
    topic: "Accounts, transfers and transactions",
    rows: [
      [
        "accounts",
        "`balance`, `balanceOnHold`, `creditLimit` are minor units; the first account of a user is primary; unknown user, currency or type is 422/1000",
        "ledger shows minor units; not stated",
      ],
      [
        "`listAccounts`",
        "filters are combined; `transactionType` means accounts with such a transaction",
        "names stated, meaning not",
      ],
      [
        "ledger",
        "newest first (stated by the sample); no page parameters; `userId` of another user gives no rows",
        "not stated",
      ],
      ["`validateIban`", "spaces are not allowed; `valid` is never false", "an invalid IBAN is refused"],
      [
        "`createDirectTransfer`, sender",
        "with `currencyCode` alone: the caller's primary account in it, else the oldest; with both they have to match",
        "not stated",
      ],
      [
        "`createDirectTransfer`, refusals",
        "KYC of the holder not VERIFIED 403/1035; too little money 500/1010; account not active 500/1012; rule 500/1050",
        "no errors on the page",
      ],
      [
        "`createDirectTransfer`, answer",
        "statuses PENDING, SUCCESS, FAILED; charges on top of the amount; `id` is good for `getTransaction`",
        "cut after `PEND`",
      ],
      [
        "transactions, filters",
        "`startDate`, `endDate`, `status`, `transactionType`, `accountId`, `cardId`, `page`, `perPage`",
        "filters stated, names not; two are the ledger's",
      ],
      ["transactions, money", "`amount` and `totalCharges` are major units", "decimals; unit not stated"],
      [
        "transactions, members",
        "`senderAccount` of a purchase is the account behind the card; `conversions` is left out where nothing was converted",
        "not stated",
      ],
      [
        "accounts, values",
        "`accountType` `DIGITAL` alone; `references` is an empty list; `iban` null where an account has none",
        "one type and no reference are shown",
      ],
      [
        "`createDirectTransfer`, members",
        "`amount` above zero; letters of `description` are those without accents",
        "not stated",
      ],
      [
        "transactions, `receiverAccount` at another bank",
        "the contact's title and IBAN, type `DIGITAL`; its numbers, 1000000 and that of the contact, mean nothing",
        "the members are stated, what they hold for an account that is not the vendor's is not",
      ],
      [
        "transactions, reversed transfer",
        "FAILED in the list, REVERSED in the webhook",
        "the list has no status for it",
      ],
      [
        "transactions, charges",
        "`fixed` switch between amount and percentage, `billingAmount` a number, `inclusive` a switch",
        "names only",
      ],
      ["`validateIban`", "Emirati IBANs alone; an unknown bank code is `Invalid IBAN`", "samples are Emirati"],
      [
        "transfer charges",
        "10 % on top, settable; `transferLimit` gives 500/1050",
        "the example; a rule that can be reached",
      ],
      [
        "transfer",
        "SUCCESS after 5 s of tenant time; reversal returns the charges; REVERSED also for one that was never done",
        "the webhook knows two statuses",
      ],
      ["IBAN of a new account", "there at once, bank 033", "the sample has null"],
      [
        "transactions of cards",
        "`Purchase` at a merchant, `Withdrawal` for cash; `apiStatus` `AUTHORISED`, `SETTLED`, `REVERSED`, `DECLINED`",
        "one type and one upstream value are shown",
      ],
    ],
  },
  ...vaultspayCardChoices,
  {
    topic: "Webhooks",
    rows: [
      [
        "card webhook",
        "one for each change of the status, types `card.status.<status>`; none for `REQUESTED`",
        'one value is stated, "each important change"',
      ],
      [
        "card webhook",
        "labels `NOT_ISSUED`, `NOT_ACTIVATED`, `TEMPORARY_BLOCK`, `CARD_CLOSED`, `CARD_EXPIRED` beside the two that are stated",
        "table cut",
      ],
      ["card webhook", "network `VISA` beside `MC`", "one value is stated"],
      [
        "webhook signature",
        "`VaultsPay-Signature`, hex HMAC-SHA256 of the raw body, small letters, several secrets while one is replaced",
        "nothing stated in the current text",
      ],
      [
        "webhooks, answer and repetition",
        "any 2xx is success; at most 3 attempts",
        "stated for transfers, taken over for cards",
      ],
      [
        "transfer webhook, `refId`",
        "the `gatewayRefId` of the transfer",
        '"channel reference of the original request"',
      ],
      ["webhook pauses", "5 s, 30 s of tenant time", "growing pauses are stated, lengths not"],
    ],
  },
];
