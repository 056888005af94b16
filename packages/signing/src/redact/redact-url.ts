import { maskCardNumbers } from "./card-numbers.js";
import { maskEmbedLinks } from "./embed-links.js";
import { MASK } from "./mask.js";
import { redactForm } from "./redact-body.js";

/** A URL as a log may show it: secret query parameters, card numbers and links to cards in the path and credentials masked. */
export function redactUrl(url: string | URL, secrets?: readonly string[]): string {
  const redacted = new URL(url);
  if (redacted.username !== "" || redacted.password !== "") redacted.username = redacted.password = MASK;
  redacted.pathname = maskEmbedLinks(maskCardNumbers(redacted.pathname));
  if (redacted.search !== "") redacted.search = redactForm(redacted.search, secrets);
  redacted.hash = "";
  return redacted.href;
}
