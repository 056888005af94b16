import { type CallSettings, ClientError, isSafeAddress, unwrap } from "@openissuing/client";
import type { BrocardClient } from "./create-brocard-client.js";

/** The vendor answered a link that must not go into a page. It holds no link: whoever has one sees the card. */
export class EmbedLinkError extends ClientError {
  override readonly name = "EmbedLinkError";
  readonly code = "ERR_EMBED_LINK";
}

/**
 * Makes a link to the page that shows number, expiry and CVV of a card, for the `src` of an iframe. **It works once, and
 * for two days at most:** make it when the holder asks, hand it to one browser, open it nowhere else, keep it out of logs.
 * It is `https:`, or `http:` on loopback or where the API itself was called so.
 * Throws `ApiError`, `EmbedLinkError` for a link that is none of these, and what a call rejects with.
 */
export async function cardEmbedUrl(
  client: BrocardClient,
  cardId: number,
  options: CallSettings & { readonly signal?: AbortSignal } = {},
): Promise<string> {
  const params = { path: { card_id: cardId } };
  const result = await client.POST("/api/v2/cards/{card_id}/embed", { ...options, params });
  const { link } = await unwrap(result);
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const isTrusted = url !== undefined && (isSafeAddress(url) || isHttpAsCalled(url, result.response.url));
  if (!isTrusted || url.username !== "" || url.password !== "") {
    throw new EmbedLinkError("the vendor answered no https link");
  }
  return url.href;
}

function isHttpAsCalled(url: URL, called: string): boolean {
  return url.protocol === "http:" && called.startsWith("http:");
}
