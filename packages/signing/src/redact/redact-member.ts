import { maskCardNumbers } from "./card-numbers.js";
import { maskEmbedLinks } from "./embed-links.js";
import { MASK } from "./mask.js";

/**
 * Names that end in one of these, case, hyphens and underscores aside, hold secrets: `client_secret`, `new-pin`. The
 * first ones only as the whole name: pictures of a card as text (Anytime's `back` and `front`, Treezor's `file`),
 * documents of a person, proofs of strong authentication.
 */
const SECRET =
  /(?:^(?:back|file|filecontentbase64|front|webauthn)|activationcode|apikey|authkey|authorization|codeverifier|cookie|cvc2?|cvv2?|expiry(date)?|otp|pan|passcode|passphrase|password|pin|privatekey|sca(proof)?|secret|signature|signedrequest|templink|token)$/;

/** Says whether a header, query parameter or member of this name holds what a log must not. */
export function isSecretName(name: string, secrets: readonly string[] = []): boolean {
  const plain = plainName(name);
  return SECRET.test(plain) || secrets.some((secret) => plainName(secret) === plain);
}

/** Whoever has a link that was signed ahead can open it: what opens it stands behind the question mark. */
function maskQueries(text: string): string {
  return text.replace(/(https?:\/\/[^\s?"]+\?)[^\s"]+/g, `$1${MASK}`);
}

/**
 * The value as a log may show it: secrets as `***`, an IBAN as its first four and last four characters, card numbers
 * wherever they stand masked up to the last four digits, links to the page of a card and links with a query without their end.
 */
export function redactMember(name: string, value: string, secrets?: readonly string[]): string {
  if (isSecretName(name, secrets)) return MASK;
  if (/iban$/.test(plainName(name))) return value.length > 12 ? `${value.slice(0, 4)}${MASK}${value.slice(-4)}` : MASK;
  return maskQueries(maskEmbedLinks(maskCardNumbers(value)));
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, "");
}
