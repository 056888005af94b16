import { type Html, html } from "./html.js";
import type { Page } from "./page.js";
import { heading, table } from "./page-parts.js";

/** What a text leaves open, by topic: where, what was chosen, why; each in Markdown. */
export type Choices = readonly {
  readonly topic: string;
  readonly rows: readonly (readonly [where: string, choice: string, why: string])[];
}[];

/** Anchor of the choices of a topic. */
const choicesAnchor = (topic: string) => `chosen-${topic.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`;

/** Choices as one list in parts. */
export function choicesView(page: Page, choices: Choices): Html[] {
  const { line } = page.markdown;
  return choices.map(({ rows, topic }) => {
    const lines = rows.map(
      ([where, choice, why]) =>
        html`<tr><th scope="row">${line(where)}</th><td>${line(choice)}</td><td>${line(why)}</td></tr>`,
    );
    return html`${heading("h2", choicesAnchor(topic), topic)}${table(topic, ["Where", "What we chose", "Why"], lines)}`;
  });
}
