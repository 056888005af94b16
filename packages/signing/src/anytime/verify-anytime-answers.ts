import { envelopeTokens } from "../envelope-tokens.js";
import { type FetchLayer, toRequest } from "../fetch-layer.js";
import type { Sha256Hex } from "../sha256-hex.js";
import { AnswerAuthenticityError } from "./answer-authenticity-error.js";
import { checkAuthenticity, checkUsernames } from "./authenticity.js";
import { FAULTS, type Fault } from "./faults.js";

export interface VerifyAnytimeAnswersOptions {
  /** The API username the answers are made for; several while one rotates out. */
  readonly username: string | readonly string[];
  /** Media types without an envelope, lower case. Default: `application/pdf`. */
  readonly binaryTypes?: readonly string[];
  /** SHA-256 as lower-case hex. Default: that of `node:crypto`, or where there is none WebCrypto's, which leaves the thread. */
  readonly digest?: Sha256Hex;
}

/**
 * Layer that lets an answer through only when its `hash` is that of its `timestamp` and the username. What it lets
 * through besides, and what the hash cannot tell, is in the README.
 * @throws TypeError for an empty username; AnswerAuthenticityError, from a request, for an answer not to be trusted.
 */
export function verifyAnytimeAnswers(options: VerifyAnytimeAnswersOptions): FetchLayer {
  const usernames = checkUsernames(options.username);
  const { binaryTypes = ["application/pdf"], digest } = options;
  return (next) => async (input, init) => {
    const request = toRequest(input, init);
    const response = await next(request);
    const isTokenless = !request.headers.has("authorization");
    const fault = await faultOf(response, isTokenless, usernames, binaryTypes, digest);
    if (fault === undefined) return response;
    const [code, reason] = FAULTS[fault];
    const answered = { status: response.status, method: request.method, path: new URL(request.url).pathname };
    throw new AnswerAuthenticityError(`ERR_ANSWER_${code}`, reason, answered);
  };
}

async function faultOf(
  response: Response,
  isTokenless: boolean,
  usernames: readonly string[],
  binaryTypes: readonly string[],
  digest: Sha256Hex | undefined,
): Promise<Fault | undefined> {
  const { status } = response;
  const bytes = new Uint8Array(await response.clone().arrayBuffer());
  if (response.ok && isBinary(bytes, response.headers, binaryTypes)) return undefined;
  const tokens = envelopeTokens(bytes);
  // A gateway answers 429 and 5xx in its own words. They state no result, so there is nothing to forge.
  const stated = typeof tokens !== "string" && tokens.hash !== undefined;
  if (!stated && (status === 429 || status >= 500)) return tokens === "duplicate" ? tokens : undefined;
  if (bytes.length === 0) return "unsigned";
  if (typeof tokens === "string") return tokens;
  // Who is not identified has no username: the vendor's text is silent, an empty one is inferred. It is taken where a
  // caller may be unknown: in a 401, and in the refusal of a request that carried no token.
  const mayBeUnknown = status === 401 || (status >= 400 && isTokenless);
  const checked = await checkAuthenticity(tokens, mayBeUnknown ? [...usernames, ""] : usernames, digest);
  return typeof checked === "string" ? checked : undefined;
}

/** A forger may label JSON as PDF, and a client may read it as JSON all the same: what parses is not exempt. */
function isBinary(bytes: Uint8Array, headers: Headers, binaryTypes: readonly string[]): boolean {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  return binaryTypes.includes(type) && bytes.length > 0 && !isJson(new TextDecoder().decode(bytes));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
