import { hexDigits, uuidOf } from "../core/uuid.js";
import { selectCard } from "./cards.tables.js";
import { findCard, guardCard } from "./cards-find.js";
import { deleteEmbedLink, embedLinkTable, insertEmbedLink, selectEmbedLink } from "./embed.tables.js";
import { cardPage } from "./embed-html.js";
import { notFound } from "./fault.js";
import type { BrocardHandler, Parts } from "./types.js";

/** Tenant time a link is good for, in milliseconds: two days. */
const livesFor = 172_800_000;

export const createCardEmbedLink: BrocardHandler<"createCardEmbedLink"> = async (call) => {
  const { ids, now, publicUrl, tenant, tx } = call;
  const { id } = await findCard(call);
  const token = uuidOf(await ids.text("embed", 32, hexDigits));
  await tx.run(insertEmbedLink, { tenant: tenant.id, token, card_id: id, expires_at: now + livesFor });
  return { status: 201, body: { link: `${publicUrl}/brocard/api/v2/cards/${id}/embed/${token}` } };
};

export const guardEmbedLink = guardCard;

/** Shows the card and spends the link; the transaction lets one of two at the same time have it. */
export const openCardEmbed: BrocardHandler<"openCardEmbed"> = async ({ now, path, tenant, tx }) => {
  const key = { tenant: tenant.id, token: path.token.toLowerCase() };
  const link = await tx.first(selectEmbedLink, key);
  if (!link || link.card_id !== path.card_id || now >= link.expires_at) return notFound();
  const card = await tx.first(selectCard, { tenant: tenant.id, id: link.card_id });
  if (!card) return notFound();
  await tx.run(deleteEmbedLink, key);
  return { status: 200, headers, body: new TextEncoder().encode(cardPage(card)) };
};

// Made for an iframe of anybody's, so no header keeps it out of one.
const headers = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  "referrer-policy": "no-referrer",
};

export const embedParts: Parts = { tables: [embedLinkTable] };
