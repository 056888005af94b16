import { createVendorClient, preludeFetch, readTarget, type VendorClient } from "@openissuing/client";
import {
  authorizeRequests,
  checkVaultsPayTest,
  createTokenProvider,
  encryptVaultsPayRequests,
  vaultsPaySession,
} from "@openissuing/signing";
import type { VaultsPayCode } from "./codes.js";
import { contract } from "./contract.gen.js";
import { judgeAnswer } from "./judge-answer.js";
import { checkCredentials, environments, type VaultsPayOptions } from "./options.js";
import { readCode, readProblem } from "./problem.js";
import type { paths } from "./schema.gen.js";

/** Every operation of VaultsPay, called by its path as the document spells it. */
export type VaultsPayClient = VendorClient<paths>;

const loginPath: keyof paths = "/as/api/v1/saas-login";
const refreshPath: keyof paths = "/as/api/v1/saas-refresh-token";
const pingPath: keyof paths = "/v1/ping";
const open: readonly string[] = [loginPath, refreshPath, pingPath];

/** After these the token is worth nothing: too old, unknown, or of a session that is over. */
const invalidToken: readonly VaultsPayCode[] = [1002, 1003, 1004, 1036];
/** After these its refresh token is, too. */
const sessionOver: readonly VaultsPayCode[] = [1002, 1004];

/**
 * A client that encrypts each attempt with a key of its own, lets only answers through that open with that key, and
 * keeps its session: it logs in, refreshes, and logs in again when the session ended. A call rejects with
 * `TransportError`, `VaultsPayEncryptionError`, `KeyError`, `TokenRequestError` or the reason of an abort; every answer
 * of the vendor, errors included, is its result. Throws `TypeError` that names a wrong option, and
 * `VaultsPayEncryptionError` for production without encryption.
 */
export function createVaultsPayClient(options: VaultsPayOptions): VaultsPayClient {
  const baseUrl = readTarget(options, environments);
  const encrypt = encryptVaultsPayRequests(options);
  if (options.encryption === "off") checkVaultsPayTest(baseUrl);
  const { now = Date.now } = options;
  const session = vaultsPaySession({
    ...checkCredentials(options),
    loginUrl: `${baseUrl}${loginPath}`,
    refreshUrl: `${baseUrl}${refreshPath}`,
    fetch: preludeFetch([encrypt], options),
    now,
  });
  const token = authorizeRequests({
    tokens: createTokenProvider({ ...session, now }),
    isTokenInvalid: async (response, refused) => {
      const code = await readCode(response);
      if (sessionOver.some((each) => each === code)) session.end(refused);
      return invalidToken.some((each) => each === code);
    },
    isExempt: ({ url }) => open.some((path) => new URL(url).pathname.endsWith(path)),
  });
  return createVendorClient<paths>({
    ...options,
    baseUrl,
    contract,
    layers: { log: options.log, token, sign: encrypt },
    readProblem,
    judge: judgeAnswer,
  });
}
