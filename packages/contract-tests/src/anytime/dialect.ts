import { createHash } from "node:crypto";
import { authenticityHash, envelopeTokens } from "@openissuing/signing";
import type { Dialect } from "../check-answer.js";
import { at } from "../json.js";

/**
 * Anytime's answers: the error sits in `body.error`, and `hash` is the SHA-256 of `timestamp|username`. Who is not
 * identified has no username, so a refusal may then be hashed with an empty one (inferred, the text is silent).
 */
export const anytimeDialect: Dialect = {
  readError(answer) {
    const error = at(answer, "body", "error");
    return error === undefined ? undefined : { code: at(error, "code"), exception: at(error, "exception") };
  },

  async doubtOf(body, username, request) {
    const tokens = envelopeTokens(body);
    if (typeof tokens === "string") return tokens === "duplicate" ? "timestamp or hash stands twice" : "is not JSON";
    const timestamp = /^"?(\d+(?:\.\d+)?)"?$/.exec(tokens.timestamp ?? "")?.[1];
    const hash = /^"([0-9a-f]{64})"$/.exec(tokens.hash ?? "")?.[1];
    if (timestamp === undefined || hash === undefined) return "carries no timestamp and hash";
    const isRefused = request !== undefined && request.status >= 400;
    const isUnknown = isRefused && (request.status === 401 || !request.hasToken);
    const usernames = isUnknown ? [username, ""] : [username];
    const isKnown = usernames.some((name) => authenticityHash(timestamp, name, sha256) === hash);
    return isKnown ? undefined : "hash is not the SHA-256 of timestamp|username";
  },
};

const sha256 = (input: string) => createHash("sha256").update(input).digest("hex");
