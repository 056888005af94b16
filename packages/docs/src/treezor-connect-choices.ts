import type { Choices } from "./choices-view.js";
import { treezorCardChoices } from "./treezor-card-choices.js";

/** What the guides of Treezor leave open, what the document does there, and why: Markdown, by topic. */
export const treezorConnectChoices: Choices = [
  {
    topic: "Users and documents",
    rows: [
      [
        "the kinds of users in a creation",
        "any of them may fit, not exactly one",
        "they overlap: an anonymous user is a physical one without data",
      ],
      [
        "members of users with codes, such as `kycLevel`, `kycReview`, `parentType`, `employeeType`, `entityType`",
        "values and names of the public reference",
        "the guides show single values and no table",
      ],
      ["`codeStatus` of a user", "text of six digits without a list", "no meanings are told anywhere"],
      [
        "scopes of users, verification and documents",
        "those of the page of each operation and `legal` of the page on authentication, both told",
        "the two pages disagree",
      ],
      ["requestKycReview, answer", "`kycReview` is 1", "the public guide says so"],
      ["deleteDocument, answer", "`CANCELED` with `600005`", "the public reference has the answer and not its state"],
      ["deleteTaxResidence, answer", "`isDeleted` is true, `deletedDate` is set", "the members say so"],
      [
        "webhooks about documents and users",
        "the payload is the answer of the operation that causes them",
        "the guides name the events and show none",
      ],
      [
        "`legalSector`",
        "four digits (NACE), or four or five digits and a letter (NAF)",
        "table and samples contradict each other",
      ],
      ["limit of an uploaded document", "50 MB are 52,428,800 bytes", "the unit is not told exactly"],
      [
        "`accessTag`",
        "in bodies and, where there is none, in the query, for all writes below `/v1`",
        "the rule of the guides; the public reference leaves it out at times",
      ],
      [
        "`secondaryAddress1` to `3` of a user",
        "at most 150 characters",
        "the table of self-employed users points to the page of the first address",
      ],
      [
        "updateKycDocumentStatus",
        "the review that the client itself makes before it hands documents in",
        "the page on the dashboard tells of one with the same members",
      ],
      [
        "support users",
        "are the users of the dashboard",
        "the same members and rules: unique name, block, key for SAML",
      ],
      ["code 22026 about a mandate", "status 400", "a sentence names it, without a status"],
    ],
  },
  {
    topic: "Payments and strong authentication",
    rows: [
      [
        "listScheduledPayments",
        "a bare list",
        "the public reference prints the members of one order and nothing around them, yet takes a cursor",
      ],
      ["updateScaOperation, answer", "the operation", "the guides show no answer"],
      ["createScaOperation, status", "200", "not stated"],
      [
        "createScheduledPayment, updateBeneficiary",
        "take a proof per operation in `X-Trz-SCA`",
        "`amr` of the order tells of it; the change of a beneficiary goes by its creation",
      ],
      [
        "createBeneficiary",
        "takes a proof per operation in `X-Trz-SCA`",
        "the sample of the queue signs the creation; the header is that of the samples for PCI DSS",
      ],
      [
        "payloads of `balance.update`, `wallet.create`, `transfer.*`, `beneficiary.create`, `mandate.create`",
        "a list under the plural name, as the operation answers; numbers as number or text",
        "the guides show no message; others of the first version print numbers as text",
      ],
      [
        "payloads of `sca.wallet.create`, `sca.wallet.swap`",
        "the wallet itself with `activationCode`",
        "the guides show no message",
      ],
      [
        "revokeMandate, deleteTransfer, answer",
        "with the status `CANCELED`",
        "the public reference gives the shape, not the state",
      ],
      ["type of wallet 0", "allowed", "printed once, for a new wallet of electronic money"],
      ["scope of the operations on templates", "`admin` suggested", "not stated; `admin` is for the configuration"],
      ["scopes of the operations of SCA", "`read_only` and `read_write` by the rule", "not stated"],
      [
        "`endAt` of a repeated payment",
        "optional",
        "the table requires it, a sentence speaks of orders without an end",
      ],
      ["`endToEndId` of an order", "optional", "for payouts only"],
      [
        "getPayoutProof",
        "takes the header that names a template",
        "its template is in the list, as those of the other PDF files are",
      ],
      ["`client_id`", "text", "the page on authentication calls it an integer, samples write text"],
      ["`id` of a beneficiary", "optional", "the overview of the object leaves it out"],
      ["simulateAuthRequest, answer", "204 without a body", "its cancellation answers so"],
      ["updateAuthRequestResult, id that is unknown", "400, no 404", "the page says so; a result is taken once"],
    ],
  },
  {
    topic: "Acquiring",
    rows: [
      [
        "members a card payment requires",
        "those the public reference requires of the authorisation",
        "the table of the direct capture marks none and speaks of the same payload",
      ],
      ["`orderId`", "no least length", "the text says 32 characters, its own samples have 24"],
      [
        "createPayin, body",
        "a capture, a cheque, or the general body of the public reference",
        "no member tells the capture from the others",
      ],
      ["createPayin, answer", "what HiPay answers for a capture, a payin for a cheque", "the guides print both"],
      [
        "`codeStatus` of a payin",
        "codes of samples, of the life of a cheque and of the public reference; others can come",
        "the table is missing",
      ],
      ["payment methods 20, 21, 23, 24, 27", "without a meaning", "the public reference lists them bare"],
      ["presence of the card 4", "in the list", "a sample prints it, the table has 0, 1 and 9"],
      [
        "state of a top-up authorisation",
        "the table, `CANCELED`, `EXPIRED`, and others",
        "a sample and the public reference have one each",
      ],
      [
        "captureTopupAuthorization, createTopupAuthorization, answer",
        "lists, as in the guides",
        "the public reference shows HiPay's capture and a bare object",
      ],
      [
        "payloads of refunds, authorisations, top-up cards and chargebacks",
        "lists named as in the operation",
        "the guides show no message",
      ],
      [
        "scopes of payins, refunds and top-up cards",
        "`read_write` and `read_only` by the rule",
        "only simulations and card transactions state one",
      ],
      ["`payinrefund.create`", "also for a cheque that bounces after 11 days", "the refund is told, the event is not"],
      [
        "what HiPay says of a capture",
        "all 15 members of the sample; as text in `additionalData` of a payin, too",
        "the one sample has them; the public reference writes `profile` for `mid` and has no `test`",
      ],
      [
        "means of payment of a card",
        "without `maestro`",
        "the table of the direct capture; it is of the legacy flow only",
      ],
      ["statuses of refund errors", "400, 403, 404 or 500 by the type of the error", "none is stated"],
    ],
  },
  ...treezorCardChoices,
];
