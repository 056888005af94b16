import type { Choices } from "./choices-view.js";

/** What the text of VaultsPay leaves open about cards, their reports, conversion, security and limits; see `vaultspayChoices`. */
export const vaultspayCardChoices: Choices = [
  {
    topic: "Cards",
    rows: [
      [
        "card status",
        "first state `REQUESTED`",
        'no first state is stated; processing "moves into" `ISSUANCE_IN_PROGRESS`, so there is one before',
      ],
      ["card status", "a new virtual card is `ACTIVE` at once", "its page says it is created automatically"],
      [
        "card status",
        "ends `REPLACED`, `RENEWED`, `EXPIRED`",
        "what becomes of the old card is not stated; a replaced number has to stop working",
      ],
      [
        "card status",
        "`EXPIRED` when the expiry date passed, from every state but the ends",
        "expired cards are named as a reason for renewal",
      ],
      [
        "ended cards",
        "PIN, number, CVV, expiry, 3DS, account, status and freezing are refused (500/1010); details, security settings and reports can be read",
        "not stated",
      ],
      [
        "state not allowed",
        "500/1010 `BAD_REQUEST`",
        "the code the text uses for a contact that exists and an IBAN that is none",
      ],
      [
        "unknown card, tier, account, customer",
        "422/1000 with the name of the member as key",
        "the embossing names answer so for an unknown user; no 404 is known",
      ],
      [
        "`cardId` beside `token` or `cardToken`",
        "both have to mean the same card, else 422/1000 with the token as key",
        "the page allows both and does not say which wins",
      ],
      [
        "`createCard`",
        "KYC of the holder must be `VERIFIED`, else 403/1035 `COMPLETE_KYC`",
        "ACTION_REQUIRED exists for a step that comes first; nobody issues a card to an unchecked person",
      ],
      [
        "`createCard`",
        "account must be the holder's, active (else 500/1012) and in the billing currency of the tier",
        "not stated",
      ],
      [
        "`createCard`",
        "foreign name 422/1000 key `cardHolderName`; kind the tier does not allow key `cardType`; missing address key `address`",
        "that a foreign name fails is stated, the code is not",
      ],
      ["`createCard`", "`address` is ignored for a virtual card", "needed for physical cards alone"],
      [
        "answers with a card",
        "one schema; required are the members all four pages print, spelled `_3dSecure` and `lastFourDigits`, except in `processCardRequest`",
        "pages are cut and spell differently",
      ],
      ["`activation`", "members `status`, `activatedAt`", "the page is cut"],
      [
        "`account.id` of a card",
        "number of the link between card and account; the account is `accountId`",
        "both are printed, neither is described",
      ],
      [
        "`userProfile`",
        "`pronounTitle`, `language`, `email`, `countryCode`, `phone` are null where nobody gave them",
        "a user needs only an e-mail address or a phone number",
      ],
      ["`apiCallUniqueIdentifier`", "the call to the processor behind the last change", "name only"],
      ["`statusReason`, `remarks`", "the reason is empty, the remark left out where nobody gave one", "not stated"],
      [
        "`manufacturing`, `delivery`",
        "members `cardManufacturingStatus`, `estimatedManufacturingTime`; `deliveryStatus`, `estimatedDeliveryTime`, `address`; absent until the card is handed on",
        "named, not described; names are those of the delivery answer",
      ],
      ["`cardTokens`", "list of objects without known members, empty", "named, not described"],
      ["`maxPurchaseLimit`", "major units of the billing currency", "unit not stated"],
      [
        "`listCardTiers`",
        "`cardTypes` joined by a comma; `expiryPeriod` in months; `cardLimit` a number of cards; no pages",
        "separator, unit and pages not stated",
      ],
      [
        "`cardStackSize`, `cardStockMinimumThreshold`, `enableAutoRenewalCard`",
        "blank cards in a stack, and when to order more; an expired card still needs `renewCard`",
        "names only",
      ],
      [
        "`listEmbossingNames`",
        "first; first last; first and initial; initial and last; at most 26 characters",
        "the four forms of the sample; the length is that of the magnetic stripe",
      ],
      ["`processCardRequest`", "without a PIN 403/1035 `SET_PIN`", "the order is stated, the refusal is not"],
      [
        "`updateCardManufacturing`",
        "`cardId`, `manufacturingStatus` (`IN_PROGRESS`, `MANUFACTURED`), `estimateManufacturingTime`; answer as for the delivery",
        "index only",
      ],
      [
        "manufacturing, delivery",
        "start at `PENDING`, may skip the middle, never go back; delivery needs `MANUFACTURED`",
        "one value of each is stated",
      ],
      ["`updateCardDelivery`", "`IN_TRANSIT` beside `DELIVERED`", "one value is stated"],
      ["`estimate…Time`", "UTC, seconds added in the answer", "the sample has no zone"],
      ["`activateCard`", "wrong number or expiry 422/1000, key `pan` or `expiryDate`", "not stated"],
      [
        "`setCardPin`",
        "`pin` of four digits; answer `cardId`, `pinSet`; physical cards in every state but the ends",
        "index only",
      ],
      ["`getCardExpiry`", "`MM/YY`", "words and sample disagree; `activateCard` takes `MM/YY`"],
      [
        "`enrollCardThreeDs`",
        "mirror of the removal; refused (500/1010) when the tier has no 3DS; both can be repeated",
        "index only",
      ],
      [
        "`updateCardStatus`",
        "the same state again succeeds; `ACTIVE` is refused while a report is open",
        "a stolen card must not be reopened by accident",
      ],
      [
        "`toggleCardFreeze`",
        "`cardId` or `cardToken`, optional `statusReason`; answer of `updateCardStatus`; refused in other states and while a report is open",
        "index only",
      ],
      [
        "`updateCardAccount`",
        "account of the holder in the billing currency, active; past payments stay",
        "not stated",
      ],
    ],
  },
  {
    topic: "Reported cards and conversion",
    rows: [
      ["`reportedCards`", "rows of `listCardIssues`, newest first", "named, not described"],
      [
        "number of a report",
        "`listCardIssues` prints one, no operation takes it: a card has at most one open report",
        "the pages about reports take the card",
      ],
      [
        "`reportCardIssue`",
        "`issueType` (`LOST`, `STOLEN`, `DAMAGED`, `EXPIRED`) and `statusReason` required; card becomes `FREEZE`; from `ACTIVE`, `FREEZE`, `BLOCK`, and `EXPIRED` with `EXPIRED`; one open report for a card",
        "index only; declining leaves the card in `FREEZE`, so it was frozen before",
      ],
      [
        "reports",
        "`REPORTED`, `UNDER_REVIEW`, then `REPLACED`, `RENEWED` or `DECLINED`; the last three need a review",
        "flow stated, names not",
      ],
      ["`reviewCardIssue`, `replaceCard`", "body of `renewCard`; a review answers the report's state", "index only"],
      [
        "`renewCard`",
        "refused (500/1010) for `LOST` and `STOLEN`; `replaceCard` takes every kind",
        "the page names damaged and expired cards",
      ],
      [
        "new card",
        "holder, account, tier, kind, name and address of the old one; no PIN; new number, CVV and expiry",
        "not stated",
      ],
      [
        "new virtual card",
        "`ISSUANCE_IN_PROGRESS` in the answer, `ACTIVE` by itself soon after",
        "the answer is stated, the rest is not",
      ],
      ["`listCardIssues`", "filters `cardId`, `status`; pages; newest first", "index only"],
      [
        "conversion",
        "`APPLIED`, `APPROVED`, `REJECTED`; only for active virtual cards; a rejected one can be asked for again",
        "the value is cut after `APP`",
      ],
      [
        "approved conversion",
        "card becomes `PHYSICAL` at once, keeps identifier, number and `ACTIVE`; delivery makes it `PENDING_VERIFICATION` like every physical card",
        "delivery is stated to do so",
      ],
      [
        "`requestPhysicalCard`",
        "five address members needed when `address` is sent, coordinates not; `addressId` counts when both are sent",
        "the page marks all as conditional",
      ],
      ["new virtual card of a replacement", "active a minute later", '"soon after" needs a figure'],
    ],
  },
  {
    topic: "Card security and limits",
    rows: [
      [
        "`listCardSecurity`",
        "the caller may read and change the settings of its customers' cards",
        "the page gives only the customer access; nobody else calls this API",
      ],
      [
        "rules engine",
        "transaction types `ALL`, `ATM_WITHDRAWAL`, `DEPOSIT`, `PURCHASE`",
        "those seen; the full set is not stated",
      ],
      ["`resetCardSecurity`", "changed links go back too", "default not described"],
      [
        "transaction limits",
        "major units; calendar days and months in UTC; a transaction passes when the comparison holds; `LESS` means `LESS_THAN`",
        "units and meaning not stated",
      ],
      ["`listTransactionLimits`", "limits of the card with `cardId`, of the company without", "not stated"],
      [
        "`updateTransactionLimit`",
        "above `allowedLimit` 422/1000 key `value`; a limit of a card needs `cardId`; `transactionType` has to be that of the limit",
        "not stated",
      ],
      [
        "`Location Based Security`",
        "abroad is every country but the United Arab Emirates (`ARE`), where the cards are issued",
        '"international" is all the text says',
      ],
      [
        "rules, order",
        "status of card, holder and account; plastic and PIN; switches; `maxPurchaseLimit`; limits; money; network",
        "not stated",
      ],
      ["limits of the company", "count over all its cards in their currency and for their processor", "not stated"],
      [
        "limits",
        "a declined or reversed transaction is not counted; a tier with `enableLimits` false has none",
        "names only",
      ],
      [
        "limits of `DEPOSIT`",
        "can be read and changed, and stop nothing in the sandbox: no operation pays money in",
        "what counts as a deposit, and how one that is too large ends, is not stated",
      ],
      ["cash", "needs a physical card with a PIN", "PIN is for physical cards only"],
    ],
  },
];
