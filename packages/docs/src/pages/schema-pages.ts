import { type Html, html, join } from "../html.js";
import { nodeAt, textAt } from "../json-node.js";
import { assume, type Page } from "../page.js";
import { evidenceBadge, heading } from "../page-parts.js";
import { schemaView } from "../schema-view.js";
import type { PageDraft } from "./page-draft.js";

/** Bytes of markup up to which the schemas stand on one page; beyond, each first letter has a page. */
const onePage = 350_000;

/** A section for each schema that was linked to, by name. */
function sectionsOf(page: Page): ReadonlyMap<string, Html> {
  const sections = new Map<string, Html>();
  // Describing one schema can link to more: the loop reaches what is added while it runs.
  for (const name of page.linked) {
    const anchor = `schema-${name}`;
    const schema = nodeAt(page.document.schemas, name);
    const isInferred = schema["x-evidence"] === "inferred";
    if (isInferred) assume(page, { anchor, name, description: textAt(schema, "description") });
    sections.set(
      name,
      html`<section>${heading("h2", anchor, name)}${isInferred && html`<p>${evidenceBadge("inferred")}</p>`}${schemaView(page, anchor, schema)}</section>`,
    );
  }
  return new Map([...sections].sort(([a], [b]) => a.localeCompare(b, "en")));
}

/** The schemas that operations share: one page, or a list of them and a page for each first letter. */
export function schemaPages(page: Page, path: (name: string) => string, group: string): PageDraft[] {
  const sections = sectionsOf(page);
  if (sections.size === 0) return [];
  const summary = `${sections.size} schemas that several operations or webhooks share.`;
  const whole = { path: path("schemas"), anchor: "schemas", title: "Schemas", summary, group };
  const entriesOf = (names: readonly string[]) => names.map((name) => ({ anchor: `schema-${name}`, title: name }));
  const names = [...sections.keys()];
  const bytes = [...sections.values()].reduce((sum, { markup }) => sum + markup.length, 0);
  if (bytes <= onePage) return [{ ...whole, content: [...sections.values()], entries: entriesOf(names) }];
  const letters = [...new Set(names.map((name) => name.charAt(0).toUpperCase()))];
  const under = (letter: string) => names.filter((name) => name.toUpperCase().startsWith(letter));
  const list = letters.map((letter) => {
    const links = under(letter).map((name) => html`<a href="#schema-${name}">${name}</a>`);
    return html`<h2 id="letter-${letter}">${letter}</h2><p>${join(links, ", ")}</p>`;
  });
  const parts = letters.map((letter) => ({
    path: path(`schemas-${letter.toLowerCase()}`),
    anchor: `schemas-${letter}`,
    title: `Schemas: ${letter}`,
    summary: `Shared schemas whose name begins with ${letter}.`,
    content: under(letter).map((name) => sections.get(name)),
    entries: entriesOf(under(letter)),
    group,
    isPart: true,
  }));
  return [{ ...whole, content: list, entries: [] }, ...parts];
}
