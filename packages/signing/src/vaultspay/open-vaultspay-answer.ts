import { memberOf } from "../member-of.js";
import { openVaultsPayBody, parseJson } from "./sealed-body.js";
import { type FaultyAnswer, VaultsPayEncryptionError } from "./vaultspay-encryption-error.js";

/** What an answer must fit to. */
export interface AnsweredVaultsPayRequest {
  /** Key of the request. */
  readonly key: CryptoKey;
  /** `x-session-nonce` of the request. */
  readonly nonce: string;
  readonly method: string;
  readonly url: string;
}

/** Code of the refusal of headers: the vendor has no key then, so it answers in plain. */
const INVALID_HEADERS = 1018;

/** What gateways answer in their own words. */
const GATEWAY_STATUSES = [429, 502, 503, 504];

/** Describe bytes on the wire that the opened body does not have. */
const WIRE_HEADERS = ["content-encoding", "content-length", "transfer-encoding"];

/**
 * The answer with its body opened; or as it is, where it cannot have been encrypted: a refusal of the headers (status
 * 500, code 1018) and a gateway's answer without JSON.
 * @throws VaultsPayEncryptionError for any other answer that is plain, and for one that does not open.
 */
export async function openVaultsPayAnswer(answer: Response, request: AnsweredVaultsPayRequest): Promise<Response> {
  const { key, method, url } = request;
  const body = await answer.clone().text();
  if (isNeverEncrypted(answer.status, parseJson(body))) return answer;
  const nonce = answer.headers.get("x-session-nonce");
  const at = { status: answer.status, method, path: new URL(url).pathname };
  // An IV serves once under a key; and a request sent back as its own answer must not pass for one.
  if (nonce === request.nonce) throw new VaultsPayEncryptionError("ERR_NONCE_REUSED", "IV is that of the request", at);
  return opened(answer, await openVaultsPayBody(key, { nonce, body }).catch((error) => blame(error, at)));
}

function blame(error: unknown, at: FaultyAnswer): never {
  if (!(error instanceof VaultsPayEncryptionError)) throw error;
  throw new VaultsPayEncryptionError(error.code, error.message, at);
}

function isNeverEncrypted(status: number, body: unknown): boolean {
  if (memberOf(body, "encryptedData") !== undefined) return false;
  if (GATEWAY_STATUSES.includes(status)) return typeof body !== "object" || body === null;
  return status === 500 && memberOf(body, "code") === INVALID_HEADERS;
}

function opened(answer: Response, body: Uint8Array<ArrayBuffer>): Response {
  const headers = new Headers(answer.headers);
  for (const name of WIRE_HEADERS) headers.delete(name);
  const { status, statusText, url } = answer;
  // The constructor cannot set the address, which a reader of the raw answer may want.
  return Object.defineProperty(new Response(body, { status, statusText, headers }), "url", { value: url });
}
