import type { CheckId, Violation } from "./checks.js";
import type { ApiDocument, DocumentedAnswer, DocumentedOperation } from "./document/api-document.js";
import { createValidators } from "./document/validators.js";

/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  /** Value of `Content-Type`, null when there is none. */
  readonly contentType: string | null;
  readonly body: Uint8Array<ArrayBuffer>;
  /** A header by its name in lower case; left out where headers are not known. */
  header?(name: string): string | undefined;
}

/** What is known about the request behind an answer. */
export interface AnsweredRequest {
  readonly method: string;
  /** Path below the base address, without query. */
  readonly pathname: string;
  /** Whether it carried a token: a caller nobody knows gets answers of its own. */
  readonly hasToken: boolean;
}

/** What OpenAPI cannot say about an API's answers. */
export interface Dialect {
  /** Refusals of requests that reach no operation, where the document has none that all operations share. */
  readonly refusals?: ReadonlyMap<number, DocumentedAnswer>;
  /** The error in a refusal's body; undefined when there is none. */
  readError(body: unknown): { readonly code: unknown; readonly exception: unknown } | undefined;
  /**
   * Why an answer in JSON is no proof of its origin; undefined when it is one. `request` is undefined for webhooks. Left
   * out where nothing in an answer proves it.
   */
  doubtOf?(
    body: Uint8Array<ArrayBuffer>,
    username: string,
    request?: AnsweredRequest & { readonly status: number },
  ): Promise<string | undefined>;
  /** Whether a request and its answer are encrypted, by the request's headers. Left out where nothing is. */
  isSealed?(headers: Headers): boolean;
}

/** A judged answer. */
export interface Judgement {
  readonly operationId: string | undefined;
  readonly status: number;
  /** Code of the catalogue, when the answer is a refusal that carries one. */
  readonly code: number | undefined;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
  readonly violations: readonly Violation[];
  /** Whether the body is a text the document promises, such as the page of a card: a report does not show it. */
  readonly isPromisedText: boolean;
  /** Checks that were performed, whatever came of them. */
  readonly asked: readonly CheckId[];
}

/** Judges what a server sends by its document. */
export interface Checker {
  /** Headers that prove who calls, lower case: other values in each run. */
  readonly proofHeaders: ReadonlySet<string>;
  /** Judges an answer closed: status, media type, proof of origin, body, error code. `username`: of the caller. */
  checkAnswer(request: AnsweredRequest, answer: WireAnswer, username: string): Promise<Judgement>;
  /** Judges a webhook closed, by the vendor's name for it; an undefined name is one the document does not have. */
  checkWebhook(
    name: string | undefined,
    body: Uint8Array<ArrayBuffer>,
    username: string,
  ): Promise<readonly Violation[]>;
}

/** A checker for one document. Schemas are compiled when they are first met, so that it starts at once. */
export function createChecker(document: ApiDocument, dialect: Dialect): Checker {
  const validators = createValidators(document.schemas);

  const refusalOf = (status: number) => document.refusals.get(status) ?? dialect.refusals?.get(status);

  function checkBody(answer: DocumentedAnswer, { contentType, body }: WireAnswer, value: unknown): Found[] {
    const mediaType = mediaTypeOf({ contentType });
    if (answer.content.size === 0) return body.length === 0 ? [] : [found("body-schema", "the answer has a body")];
    const schema = answer.content.get(mediaType);
    if (schema === undefined) {
      const wanted = [...answer.content.keys()].join(" or ");
      return [found("content-type", `the media type is ${mediaType === "" ? "missing" : mediaType}, not ${wanted}`)];
    }
    if (!isJsonType(mediaType)) return body.length > 0 ? [] : [found("body-schema", "the answer is empty")];
    if (value === undefined) return [found("body-schema", "the body is not JSON in UTF-8")];
    return validators.misfits(schema, value).map((misfit) => found("body-schema", misfit.message, misfit.pointer));
  }

  function checkHeaders(answer: DocumentedAnswer, { header }: WireAnswer): Found[] {
    if (header === undefined) return [];
    return [...answer.headers].flatMap(([name, { isRequired, schema }]) => {
      const value = header(name);
      if (value === undefined) return isRequired ? [found("answer-headers", `the header ${name} is missing`)] : [];
      // A header is text: it fits when it does as it stands or as the number it spells.
      const readings = [value, ...(/^-?\d+(\.\d+)?$/.test(value) ? [Number(value)] : [])];
      const fits = readings.some((reading) => validators.misfits(schema, reading).length === 0);
      return fits ? [] : [found("answer-headers", `the header ${name} is not what the document says`)];
    });
  }

  function checkError({ status }: WireAnswer, json: unknown): { code: number | undefined; faults: Found[] } {
    if (document.errorCodes.size === 0) return { code: undefined, faults: [] };
    const error = dialect.readError(json);
    const row = typeof error?.code === "number" ? document.errorCodes.get(error.code) : undefined;
    if (row === undefined)
      return { code: undefined, faults: [found("error-code", "carries no code of the catalogue")] };
    const faults: Found[] = [];
    if (row.status !== status)
      faults.push(found("error-status", `${row.code} belongs to ${row.status}, not ${status}`));
    if (row.exception !== undefined && error?.exception !== row.exception) {
      faults.push(found("error-exception", `${row.code} comes without its exception ${row.exception}`));
    }
    return { code: row.code, faults };
  }

  return {
    proofHeaders: new Set(document.requests.flatMap(({ authHeaders }) => authHeaders)),

    async checkAnswer(request, answer, username) {
      const { status, body } = answer;
      const json = parse(body);
      const operation = document.find(request.method, request.pathname);
      const documented = operation === undefined ? refusalOf(status) : operation.answers.get(status);
      const faults: Found[] = [];
      if (documented === undefined) faults.push(undocumented(operation, status));
      else faults.push(...checkHeaders(documented, answer), ...checkBody(documented, answer, json));
      const isJson = isJsonType(answer.contentType ?? "") || json !== undefined;
      const doubt = isJson ? await dialect.doubtOf?.(body, username, { ...request, status }) : undefined;
      if (doubt !== undefined) faults.push(found("answer-authenticity", doubt));
      const error = status >= 400 ? checkError(answer, json) : { code: undefined, faults: [] };
      const operationId = operation?.operationId;
      const violations = [...faults, ...error.faults].map((fault) => ({
        ...fault,
        ...(operationId && { operationId }),
      }));
      const asked = new Set<CheckId>([
        operation === undefined ? "documented-operation" : "documented-status",
        ...(documented === undefined ? [] : (["body-schema", "content-type"] as const)),
        ...(answer.header !== undefined && documented !== undefined && documented.headers.size > 0
          ? (["answer-headers"] as const)
          : []),
        ...(isJson && dialect.doubtOf !== undefined ? (["answer-authenticity"] as const) : []),
        ...(status >= 400 && document.errorCodes.size > 0 ? ofRefusals : []),
      ]);
      const isPromisedText =
        status < 400 && json === undefined && documented?.content.has(mediaTypeOf(answer)) === true;
      return { operationId, status, code: error.code, json, violations, isPromisedText, asked: [...asked] };
    },

    async checkWebhook(name, body, username) {
      const webhook = name === undefined ? undefined : document.webhooks.get(name);
      if (webhook === undefined) return [found("webhook-schema", "the message is none of the documented webhooks")];
      const { operationId } = webhook;
      const value = parse(body);
      const misfits =
        value === undefined ? [{ pointer: "", message: "is not JSON" }] : validators.misfits(webhook.body, value);
      const faults = misfits.map((misfit) => found("webhook-schema", misfit.message, misfit.pointer));
      const doubt = await dialect.doubtOf?.(body, username);
      if (doubt !== undefined) faults.push(found("webhook-authenticity", doubt));
      return faults.map((fault) => ({ ...fault, operationId }));
    },
  };
}

/** Checks of an answer that refuses, where the document has a catalogue of codes. */
const ofRefusals = ["error-code", "error-exception", "error-status"] as const;

type Found = Pick<Violation, "check" | "message" | "pointer">;

function found(check: CheckId, message: string, pointer?: string): Found {
  return { check, message, ...(pointer === undefined || pointer === "" ? {} : { pointer }) };
}

function undocumented(operation: DocumentedOperation | undefined, status: number): Found {
  if (operation === undefined) {
    return found("documented-operation", `no operation is documented here, and ${status} is not how one is refused`);
  }
  const statuses = [...operation.answers.keys()].join(", ");
  return found("documented-status", `the status is ${status}; documented are ${statuses}`);
}

function mediaTypeOf({ contentType }: Pick<WireAnswer, "contentType">): string {
  return contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
}

function isJsonType(contentType: string): boolean {
  return /^[^;]*[/+]json\s*(;|$)/i.test(contentType);
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function parse(body: Uint8Array<ArrayBuffer>): unknown {
  // Neither a picture nor a page is worth the attempt: JSON begins with one of these.
  if (body.length === 0 || !/[[\]{"\d\s\-tfn\ufeff]/.test(String.fromCharCode(body[0] ?? 0))) return undefined;
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    return undefined;
  }
}
