import { createVendorClient, preludeFetch, readTarget, type VendorClient } from "@openissuing/client";
import { authorizeRequests, passwordGrant, signAnytimeRequests, verifyAnytimeAnswers } from "@openissuing/signing";
import type { AnytimeCode } from "./codes.js";
import { contract } from "./contract.gen.js";
import { judgeAnswer } from "./judge-answer.js";
import { type AnytimeOptions, checkCredentials, checkPrivateKey, environments } from "./options.js";
import { readCode, readProblem } from "./problem.js";
import type { paths } from "./schema.gen.js";

/** Every operation of Anytime, called by its path as the document spells it. */
export type AnytimeClient = VendorClient<paths>;

const tokenPath: keyof paths = "/oauth/v2/token";
const invalidToken: AnytimeCode = 4010050;

/**
 * A client that signs each attempt, fetches and renews its token, and lets only verified answers through.
 * A call rejects with `TransportError`, `AnswerAuthenticityError`, `KeyError`, `TokenRequestError` or the reason of an
 * abort; every answer of the vendor, errors included, is its result. Throws `TypeError` that names a wrong option.
 */
export function createAnytimeClient(options: AnytimeOptions): AnytimeClient {
  const baseUrl = readTarget(options, environments);
  const credentials = checkCredentials(options.credentials);
  const { createValidationData } = options;
  const sign = signAnytimeRequests({ privateKey: checkPrivateKey(options.privateKey), createValidationData });
  const verify = verifyAnytimeAnswers({ username: credentials.username });
  const grant = passwordGrant({
    ...credentials,
    tokenUrl: `${baseUrl}${tokenPath}`,
    fetch: preludeFetch([sign, verify], options),
  });
  const token = authorizeRequests({
    ...grant,
    now: options.now ?? Date.now,
    isTokenInvalid: async (response) => (await readCode(response)) === invalidToken,
    isExempt: ({ url }) => new URL(url).pathname.endsWith(tokenPath),
  });
  return createVendorClient<paths>({
    ...options,
    baseUrl,
    contract,
    layers: { log: options.log, token, sign, verify },
    readProblem,
    judge: judgeAnswer,
  });
}
