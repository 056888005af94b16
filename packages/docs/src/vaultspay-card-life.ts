import { cardSideMachines, cardTransitions } from "@openissuing/sandbox/vaultspay-card-machine";
import { type Html, html } from "./html.js";
import { machinePicture, type Places } from "./machine-picture.js";
import type { Page } from "./page.js";
import { breakable, heading, table } from "./page-parts.js";

/** Where each state of a card stands in the picture. */
const places: Places = {
  REQUESTED: [130, 100],
  ISSUANCE_IN_PROGRESS: [490, 100],
  PENDING_VERIFICATION: [850, 100],
  ACTIVE: [450, 270],
  FREEZE: [215, 490],
  BLOCK: [805, 490],
  REPLACED: [110, 690],
  RENEWED: [440, 730],
  EXPIRED: [850, 640],
};

const isOperation = (page: Page, event: string) => page.document.operations.some(({ id }) => id === event);

interface Row {
  readonly from: string | null;
  readonly event: string;
  readonly choice?: string;
  readonly condition?: string;
  readonly to: string;
}

function cellsOf(page: Page, { choice, condition, event, from, to }: Row): Html {
  const name = isOperation(page, event) ? html`<a href="#${event}"><code>${event}</code></a>` : event;
  return html`<td>${from === null ? "–" : breakable(from)}</td><td>${name}${choice !== undefined && html` ${choice}`}</td><td>${condition}</td><td>${
    from === to ? "stays" : breakable(to)
  }</td>`;
}

const heads = ["From", "What happens", "If", "To"];

/** The life of a card of VaultsPay as the sandbox plays it: a picture, and the same as tables. */
export function cardLifeView(page: Page): Html {
  const rows = cardTransitions.map(
    (row) => html`<tr>${cellsOf(page, row)}<td>${row.webhook !== null && html`<code>${row.webhook}</code>`}</td></tr>`,
  );
  const side = Object.entries(cardSideMachines).flatMap(([machine, ways]) =>
    ways.map((way) => html`<tr><th scope="row">${machine}</th>${cellsOf(page, way)}</tr>`),
  );
  const picture = machinePicture({
    label: "The states of a card and what leads from one to another; the table below says the same in words.",
    width: 980,
    height: 770,
    places,
    ways: cardTransitions,
    framed: "expiry date passed",
  });
  return html`<p>The text names five states and shows some of the ways between them. The others are our reading, which the sandbox of OpenIssuing plays: this picture and these tables are made from its own.
What has no row is refused with 500 (1010). Each change of the state sends the webhook <a href="#receiveCardStatus"><code>card_status</code></a>.</p>
<div class="scroll" role="group" aria-label="States of a card" tabindex="0">${picture}</div>
<details><summary>Every row of the machine, and what leaves the state as it is</summary>${table(
    "States of a card",
    [...heads, "Webhook"],
    rows,
  )}</details>
${heading("h2", "card-side-machines", "Manufacturing, delivery, reports and conversion")}
<p>Each has states of its own, which answers show beside the state of the card.</p>
${table("Manufacturing, delivery, reports and conversion", ["Of", ...heads], side)}`;
}
