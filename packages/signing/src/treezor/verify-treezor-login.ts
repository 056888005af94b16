import { decodeBase64Url } from "../base64.js";
import { isJsonObject } from "../json-members.js";
import { importSpki, isSpkiSource, type SpkiUse } from "../keys/import-spki.js";
import type { WebCryptoKey } from "../keys/web-crypto-key.js";
import { TreezorTokenError } from "./treezor-token-error.js";

export interface TreezorLoginOptions {
  /** The access token of the user, without `Bearer`. */
  readonly token: string;
  /** Treezor's for your client: SPKI as PEM or its base64 alone, or a `CryptoKey`; several while one rotates out. */
  readonly publicKey: string | WebCryptoKey | readonly (string | WebCryptoKey)[];
  /** Your `client_id`: a token that was issued to another client is refused. */
  readonly clientId: string;
  /** Milliseconds since 1970-01-01 UTC. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Seconds by which clocks may differ, not negative. Default: 60. */
  readonly tolerance?: number | undefined;
}

/** Who has logged in with Treezor. */
export interface TreezorLogin {
  /** Id of the user all over the API. Text, also where it is digits: it will be a UUID. */
  readonly userId: string;
  /** `sub`: the id of the user's login, which onboarding and changes of the password take. */
  readonly connectUserId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly userType: string | undefined;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly issuedAt: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly expiresAt: number;
  /** All the token says. */
  readonly claims: Readonly<Record<string, unknown>>;
}

type Claims = Record<string, unknown>;

const ISSUER = "treezor_connect";

/** The header spells the algorithm the way the sample of the text does; RS256 is its name in RFC 7518. */
const ALGORITHMS: readonly unknown[] = ["RSASSA_PKCS1_V1_5_SHA_256", "RS256"];

const RSA_SHA256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", usage: "verify" } as const satisfies SpkiUse;

/**
 * Verifies the access token of a user who logged in with Treezor as identity provider (Treezor text, "Asserting the JWT
 * legitimacy"): RSASSA-PKCS1-v1_5 with SHA-256 and no other algorithm, then issuer, client and time. What is signed are the
 * first two sections as they stand (RFC 7515), where the text says "payload"; that is inferred. The key is given out of
 * band; no address in a token is ever followed.
 * @throws TreezorTokenError for a token that proves nothing; KeyError for a key that does not serve; TypeError for wrong
 * options.
 */
export async function verifyTreezorLogin(options: TreezorLoginOptions): Promise<TreezorLogin> {
  const { token, publicKey, clientId, now = Date.now, tolerance = 60 } = options;
  if (typeof clientId !== "string" || clientId === "") throw new TypeError("clientId must be text");
  if (!(tolerance >= 0 && tolerance < Number.POSITIVE_INFINITY)) {
    throw new TypeError("tolerance must be a number of seconds, not negative");
  }
  const keys = await importKeys(publicKey);
  const { header, claims, signature, signed } = readSections(token);
  if (!ALGORITHMS.includes(header.alg) || "crit" in header) {
    throw refused("ERR_JWT_ALGORITHM", "is not signed by RSASSA-PKCS1-v1_5 with SHA-256 alone");
  }
  const checks = keys.map((key) => crypto.subtle.verify(RSA_SHA256.name, key, signature, signed));
  if (!(await Promise.all(checks)).includes(true))
    throw refused("ERR_JWT_SIGNATURE", "has a signature that no key made");
  checkReceiver(claims, clientId);
  const times = checkTimes(claims, now(), tolerance * 1000);
  return { ...times, ...userOf(claims), clientId, claims };
}

async function importKeys(given: TreezorLoginOptions["publicKey"]): Promise<WebCryptoKey[]> {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  const sources = list.filter(isSpkiSource);
  if (sources.length === 0 || sources.length < list.length) {
    throw new TypeError("publicKey must be PEM or base64 text, a CryptoKey, or a list of them");
  }
  return Promise.all(sources.map((source) => importSpki(source, RSA_SHA256)));
}

function readSections(token: unknown) {
  const sections = typeof token === "string" ? token.split(".") : [];
  const [header, claims, signature] = sections.map(decodeBase64Url);
  if (sections.length !== 3 || header === undefined || claims === undefined || signature === undefined) {
    throw refused("ERR_JWT_MALFORMED", "is not made of three sections in base64 for URLs");
  }
  const signed = new TextEncoder().encode(sections.slice(0, 2).join("."));
  return { header: objectIn(header), claims: objectIn(claims), signature, signed };
}

function objectIn(bytes: Uint8Array): Claims {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (isJsonObject(value)) return value;
  } catch {
    // Told below, without the parser's words: they quote the token.
  }
  throw refused("ERR_JWT_MALFORMED", "has a section that is no JSON object");
}

/** The text shows no `aud`; where there is one, it has to name the client (RFC 7519, section 4.1.3). */
function checkReceiver({ iss, clientId: issuedTo, aud }: Claims, clientId: string): void {
  if (iss !== ISSUER) throw refused("ERR_JWT_ISSUER", "is from another issuer");
  const audience: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  const isForClient = textOf(issuedTo) === clientId && (aud === undefined || audience.map(textOf).includes(clientId));
  if (!isForClient) throw refused("ERR_JWT_CLIENT", "was issued to another client");
}

function checkTimes({ iat, exp, nbf = iat }: Claims, now: number, tolerance: number) {
  if (typeof iat !== "number" || typeof exp !== "number" || typeof nbf !== "number") {
    throw refused("ERR_JWT_MALFORMED", "does not say when it was issued and when it ends");
  }
  if (now >= exp * 1000 + tolerance) throw refused("ERR_JWT_EXPIRED", "has expired");
  if (now < Math.max(iat, nbf) * 1000 - tolerance) throw refused("ERR_JWT_NOT_YET_VALID", "is not valid yet");
  return { issuedAt: iat * 1000, expiresAt: exp * 1000 };
}

/** A token of the client itself has no user, or the user 0: taken for a login, it would let anyone in as nobody. */
function userOf({ userId, sub, userType, scope }: Claims) {
  const [id, connectUserId] = [textOf(userId), textOf(sub)];
  if (id === undefined || id === "0" || connectUserId === undefined)
    throw refused("ERR_JWT_NO_USER", "is not that of a user");
  const scopes = Array.isArray(scope) ? scope.filter((each) => typeof each === "string") : [];
  return { userId: id, connectUserId, scopes, userType: typeof userType === "string" ? userType : undefined };
}

/** An id as text, whether it was printed as text or as a number. */
function textOf(id: unknown): string | undefined {
  if (typeof id === "string" && id !== "") return id;
  return Number.isSafeInteger(id) ? String(id) : undefined;
}

function refused(code: TreezorTokenError["code"], what: string): TreezorTokenError {
  return new TreezorTokenError(code, `token ${what}`);
}
