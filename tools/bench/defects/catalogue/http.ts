import type { Defect } from "../defect.js";

const statuses: readonly (readonly [operationId: string, status: number])[] = [
  ["createAccount", 201],
  ["createCreditTransfer", 202],
  ["listAccounts", 206],
  ["getCard", 203],
  ["updateCard", 204],
  ["sendCardPin", 202],
  ["getOrderTracking", 302],
];

const refusals: readonly (readonly [operationId: string, code: number, status: number])[] = [
  ["getAccount", 4030210, 404],
  ["getCard", 4030310, 404],
  ["createCreditTransfer", 4020210, 422],
  ["orderCard", 4000310, 422],
  ["getCardPin", 4030380, 400],
  ["checkConnection", 4010080, 409],
];

const media: readonly (readonly [operationId: string, mediaType: string | null])[] = [
  ["getAccount", "text/html"],
  ["listAccounts", "text/plain"],
  ["createAccount", "application/xml"],
  ["getCard", null],
  ["getCreditTransferTestimonial", "application/json"],
  ["getCreditTransferTestimonial", "text/html"],
];

/** Status lines, media types and what happens to a connection. */
export const httpDefects: readonly Defect[] = [
  ...statuses.map(
    ([operationId, status]): Defect => ({
      id: `status-${operationId}-${status}`,
      class: "status",
      what: `${operationId}: a success has the status ${status}`,
      fault: { kind: "answer", on: [operationId], status },
      expects: ["documented-status"],
      subjects: [operationId],
    }),
  ),
  ...refusals.map(
    ([operationId, code, status]): Defect => ({
      id: `status-${operationId}-${code}-as-${status}`,
      class: "status",
      what: `${operationId}: ${code} comes with ${status}`,
      fault: { kind: "answer", on: [operationId], when: code, status },
      expects: ["documented-status", "error-status"],
      subjects: [operationId],
    }),
  ),
  {
    id: "status-refusal-as-200",
    class: "status",
    what: "getCardTransaction: refusals come with 200",
    fault: { kind: "answer", on: ["getCardTransaction"], when: "refusal", status: 200 },
    expects: ["body-schema", "documented-status", "unknown-resource-refused"],
    subjects: ["getCardTransaction"],
  },
  {
    id: "status-500-html",
    class: "status",
    what: "getKyc: a success becomes 500 with a page of HTML",
    fault: {
      kind: "answer",
      on: ["getKyc"],
      status: 500,
      mediaType: "text/html",
      text: "<html>Internal Server Error</html>",
    },
    expects: ["no-server-error", "content-type", "error-code"],
    subjects: ["getKyc"],
  },
  {
    id: "status-503-third",
    class: "status",
    what: "getAccountBalance: from the third call on 503",
    fault: { kind: "answer", on: ["getAccountBalance"], status: 503, from: 3 },
    expects: ["no-server-error", "documented-status"],
    subjects: ["getAccountBalance", "createCreditTransfer"],
  },
  ...media.map(
    ([operationId, mediaType]): Defect => ({
      id: `content-type-${operationId}-${mediaType?.replace("/", "-") ?? "none"}`,
      class: "content-type",
      what: `${operationId}: the media type is ${mediaType ?? "missing"}`,
      fault: { kind: "answer", on: [operationId], mediaType },
      expects: ["content-type"],
      subjects: [operationId],
    }),
  ),
  {
    id: "content-type-refusal-text",
    class: "content-type",
    what: "getCard: refusals are said to be plain text",
    fault: { kind: "answer", on: ["getCard"], when: "refusal", mediaType: "text/plain" },
    expects: ["content-type"],
    subjects: ["getCard"],
  },
  {
    id: "content-type-empty-body",
    class: "content-type",
    what: "sendCardPin: the body of a success is empty",
    fault: { kind: "answer", on: ["sendCardPin"], text: "" },
    expects: ["body-schema"],
    subjects: ["sendCardPin"],
  },
  {
    id: "content-type-empty-file",
    class: "content-type",
    what: "getCreditTransferTestimonial: the file is empty",
    fault: { kind: "answer", on: ["getCreditTransferTestimonial"], text: "" },
    expects: ["body-schema"],
    subjects: ["getCreditTransferTestimonial"],
  },
  {
    id: "transport-cut",
    class: "transport",
    what: "debitCard: the connection is cut",
    fault: { kind: "transport", on: ["debitCard"], how: "cut" },
    expects: ["connection-kept"],
    subjects: ["debitCard"],
  },
  {
    id: "transport-endless",
    class: "transport",
    what: "getCreditTransferTestimonial: the file does not end",
    fault: { kind: "transport", on: ["getCreditTransferTestimonial"], how: "endless" },
    expects: ["answer-bounded"],
    subjects: ["getCreditTransferTestimonial"],
  },
  {
    id: "transport-half",
    class: "transport",
    what: "listCreditTransfers: half of the answer comes",
    fault: { kind: "transport", on: ["listCreditTransfers"], how: "half" },
    expects: ["body-schema", "connection-kept"],
    subjects: ["listCreditTransfers"],
  },
  {
    id: "transport-never",
    class: "transport",
    what: "getOrderTracking: no answer comes",
    fault: { kind: "transport", on: ["getOrderTracking"], how: "never" },
    expects: ["answer-in-time"],
    subjects: ["getOrderTracking"],
  },
];
