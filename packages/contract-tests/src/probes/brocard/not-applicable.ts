import type { CheckId } from "../../checks.js";

const unsigned = "Brocard signs nothing and takes no signature";
const longLived = "an API key is no token: it lives until its user withdraws it, which scenarios test";

/** Checks that cannot be asked of Brocard, each with the reason. */
export const notApplicable: ReadonlyMap<CheckId, string> = new Map([
  ["answer-authenticity", unsigned],
  ["webhook-authenticity", "Brocard signs no webhook; a secret in the address is all a receiver can look for"],
  ["signature-covers", unsigned],
  ["wrong-key-refused", unsigned],
  ["nonce-reuse-refused", "no call carries a value that counts once"],
  ["expired-token-refused", longLived],
  ["obsolete-token-refused", longLived],
  ["foreign-address-refused", "no list of addresses that may call is documented"],
  ["deleted-gone", "nothing ends for good: a blocked card is set back to work, and the archive is left again"],
  ["unknown-version-refused", "paths of another version are paths that are not documented, which have a check"],
  ["unknown-member-refused", "what the document does not know is ignored, as the framework of the vendor does"],
  ["repeated-parameter-refused", "of a parameter that stands twice the last one counts, as with the framework"],
  ["error-code", "there are no error codes"],
  ["error-exception", "there are no error codes"],
  ["error-operation", "there are no error codes"],
  ["error-status", "there are no error codes"],
]);

/** Probes that are left out, each with the reason. */
export const leftOut: ReadonlyMap<string, string> = new Map([
  ["foreign-list", "a company is never empty: it begins with a user, a tag and its BINs; scenarios look at each list"],
  ["webhooks-numbered", "messages have no number of their own"],
  ["card-data-refusals", "no operation refuses to show card data for the state of a card"],
  ["ended-card", "no card ends for good"],
  ["token-lifetime", longLived],
  ["versions", "paths of another version are paths that are not documented"],
]);
