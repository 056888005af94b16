import type { Choices } from "./choices-view.js";

/** Choices about the cards of Treezor Connect. */
export const treezorCardChoices: Choices = [
  {
    topic: "Cards",
    rows: [
      [
        "`permsGroup`",
        "the number minus one in binary: contactless, withdrawals, online, abroad",
        "the ticks of the table are lost; the vendor's public page has them",
      ],
      [
        "states of a card",
        "those of the public reference, and `CUSTOM_LOCK`",
        "the guides show five; the custom lock stands on the page of the dashboard",
      ],
      ["codes of the tables of errors", "status 400; retry by their meaning", "the status is stated for three of them"],
      [
        "requestPhysicalCard, activateCard, activateCardByPublicToken, createVirtualCard, answer",
        "a list under `cards`",
        "the sketches print a bare card, all whole samples and the public reference a list",
      ],
      [
        "`limitPaymentDaily`, `limitAtmDaily`",
        "members of their own beside `limitPaymentDay`, `limitAtmDay`",
        "samples print them, no table has them",
      ],
      [
        "what a creation requires",
        "user, wallet, `permsGroup` and `cardPrint`",
        "no table marks any; the public reference does",
      ],
      ["highest `batchDeliveryId`", "238327", "the text of an error prints 238323"],
      ["code 32101", "either reading", "`Card limit exceeded` tells neither the number of cards nor a limit of one"],
      [
        "`restrictionGroupLimits`",
        "taken when a card is made or changed, too",
        "a sentence says so; the public reference has it with the change of limits only",
      ],
      ["`renewalType` of a card that ends", "null is allowed", "the card itself has null there"],
      ["`cardLanguages`", "letters in either case", "the text prints small ones, the error says alphabetic"],
      [
        "address of an order for many cards",
        "the limits of a card's, in words",
        "the table is about the card that is answered",
      ],
      ["length of `cardTag` in a creation", "250", "the text of an error says 50"],
      ["medium 2 of an order for many cards", "virtual", "the table prints 1 for both, samples tell them apart"],
      [
        "`userIdOwner` of an order for many cards",
        "an id",
        "the table says boolean, its description and samples an id",
      ],
      [
        "state of an order for many cards",
        "`COMPLETE_WITH_ERROR` and `COMPLETE_WITH_ERRORS`",
        "a sample and the public reference spell it differently",
      ],
      [
        "limits left out of a change of many cards",
        "stay as they are",
        "a sample sends some and gets null for the rest",
      ],
      [
        "operations on cards that need a proof",
        "those of the vendor's public page, said so at the operation",
        "the guides do not say it",
      ],
      ["updateCardOptions, updateCardLimits, answer", "a list under `cards`", "all real samples of cards"],
      ["listBulkUpdates", "a list under `bulkUpdates`, without parameters", "the guides name the operation only"],
    ],
  },
  {
    topic: "Restrictions, rules and digitization",
    rows: [
      [
        "creation of a group of restrictions",
        "requires a name and a list; `PENDING` until its start",
        "the public reference, and samples",
      ],
      [
        "members of the rules engine",
        "those of the public reference; conditions, parameters and facts are free objects",
        "the guides have the list of operations only",
      ],
      [
        "`accessTag` below `/v1/mdc` and of results of an authentication",
        "not taken",
        "the public reference has none there, and a result is taken once",
      ],
      ["listDigitalizedCards", "a bare list", "the guides show no answer"],
      [
        "deleteDigitalizedCard, reason",
        "optional",
        "the guides ask for it with Mastercard only, the public reference always",
      ],
      ["states of a payment token", "`U` and `D` too", "one stands in a box, one in the public reference"],
      [
        "`card.expiryAlert`",
        "tells of cards that end with the next month",
        "the example says so, the text a month before",
      ],
      ["merchant category", "0 to 9999, as a number", "four digits, and a sample with three"],
    ],
  },
];
