import { type Fragment, html } from "../html.js";
import { textAt } from "../json-node.js";
import type { Page } from "../page.js";
import { evidenceBadge, heading } from "../page-parts.js";
import { serverView } from "../server-view.js";
import type { Entry } from "./page-draft.js";

/** What a first page says, and what can be found there. */
export interface Start {
  readonly content: Fragment;
  readonly entries: readonly Entry[];
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** How many operations and webhooks something has, in words. */
export function amountOf(operations: number, webhooks: number): string {
  return webhooks === 0
    ? count(operations, "operation")
    : `${count(operations, "operation")} and ${count(webhooks, "webhook")}`;
}

/** The way to the first call, then what the document says about itself. */
export function startOf(page: Page): Start {
  const { info, servers, operations, webhooks } = page.document;
  const { content, title } = page.guide.firstCall;
  return {
    content: html`<section>${heading("h2", "authentication", title)}${content(page)}</section>
<section>${heading("h2", "about", "About")}${page.markdown.block(textAt(info, "description"))}
<ul>${servers.map((server) => serverView(page, "about", server))}</ul>
<p>${amountOf(operations.length, webhooks.length)}. ${evidenceBadge("stated")} means that the vendor's text says so,
${evidenceBadge("inferred")} that the text is silent or garbled and the description tells what it was read from. All of the latter: <a href="#assumed">what we assumed</a>.</p></section>`,
    entries: [
      { anchor: "authentication", title },
      { anchor: "about", title: "About" },
    ],
  };
}
