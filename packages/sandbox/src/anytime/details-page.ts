import ipaddr from "ipaddr.js";
import type { Page } from "../core/page.js";
import type { CardRow } from "./cards.tables.js";
import { findCard } from "./cards-find.js";
import { hasEnded } from "./cards-status.js";
import { detailsLinkTable, insertDetailsLink, selectDetailsLink } from "./details-page.tables.js";
import { fault } from "./fault.js";
import type { AnytimeHandler, Parts } from "./types.js";

/** Tenant time a link is good for, in milliseconds. Inferred: the text calls it temporary and says no more. */
const livesFor = 600_000;

export const createCardDetailsLink: AnytimeHandler<"createCardDetailsLink"> = async (call) => {
  const { body, ids, now, publicUrl, tenant, tx } = call;
  const ip = normalAddress(body.ip);
  if (ip === undefined) return fault(4000310, "The parameter ip is invalid.");
  const found = await findCard(call, call.path.card_ref);
  if (!found) return fault(4030310);
  const { card_ref, status } = found.card;
  if (hasEnded(status)) return fault(4030350);
  const key = await ids.text("details_link", 32);
  await tx.run(insertDetailsLink, { tenant: tenant.id, key, card_ref, ip, expires_at: now + livesFor });
  return { status: 200, body: { temp_link: `${publicUrl}/_pages/${tenant.id}/${detailsPage.name}/${key}` } };
};

/** The page behind the link: for the named address only, until the link or the card ends. */
const detailsPage: Page = {
  name: "card-details",
  run: async ({ key, now, remoteAddress, tenant, tx }) => {
    const link = await tx.first(selectDetailsLink, { tenant: tenant.id, key });
    if (!link) return note(404, "This link does not exist.");
    if (normalAddress(remoteAddress) !== link.ip) return note(403, "This link belongs to another address.");
    if (now >= link.expires_at) return note(410, "This link has expired.");
    const found = await findCard({ tenant, tx }, link.card_ref);
    if (!found || hasEnded(found.card.status)) return note(410, "This card has ended.");
    return { status: 200, html: document("Card details", details(found.card)) };
  },
};

/** One spelling for each address; a v4 address in the form of v6 is the v4 address. Undefined when it is none. */
function normalAddress(text: string): string | undefined {
  return ipaddr.isValid(text) ? ipaddr.process(text).toNormalizedString() : undefined;
}

const note = (status: number, text: string) => ({ status, html: document("Card details", `<p>${text}</p>`) });

function details({ cvv, embossed, expiry_date, pan }: CardRow): string {
  const rows = [
    ["Name", embossed],
    ["Number", pan.replace(/(?<=^(?:.{4})+)(?=.)/g, " ")],
    ["Valid until", `${expiry_date.slice(5, 7)}/${expiry_date.slice(2, 4)}`],
    ["CVV", cvv],
  ];
  return `<dl>${rows.map(([term, value]) => `<dt>${term}</dt><dd>${escaped(value ?? "")}</dd>`).join("")}</dl>`;
}

function document(title: string, content: string): string {
  const style =
    "body{font:1rem/1.5 system-ui;max-width:24rem;margin:3rem auto;padding:0 1rem}dt{color:#555}dd{margin:0 0 1rem}";
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>
`;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

export const detailsPageParts: Parts = { tables: [detailsLinkTable], pages: [detailsPage] };
