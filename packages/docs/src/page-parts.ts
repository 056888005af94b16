import type { Answer, Example } from "./api-document.js";
import { type Fragment, type Html, html, join } from "./html.js";

/** `span` that tells whether the vendor's text says it. */
export function evidenceBadge(evidence: string): Html {
  return html`<span class="badge ${evidence}">${evidence}</span>`;
}

/** A name in which a line may break before a capital and after a dot or an underscore. */
export function breakable(name: string): Html {
  return html`<code>${join(name.split(/(?<=[._])|(?<=[a-z])(?=[A-Z])/), html`<wbr>`)}</code>`;
}

/** A sample of code in a box that scrolls by itself. */
export function code(text: string): Html {
  return html`<pre tabindex="0"><code>${text}</code></pre>`;
}

/** A table in a box of its own, which scrolls by itself when the screen is narrow. */
export function table(label: string, heads: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="scroll" role="group" aria-label="${label}" tabindex="0"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

/** Text whose backticks mark code. Nothing in it is a link: it stands where a click does something else. */
function withCode(text: string): Fragment {
  return text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

/** Examples of a body, each behind its summary; `isOpen` shows the first one. */
export function examplesView(examples: readonly Example[], isOpen: boolean): Html[] {
  return examples.map(
    ({ summary, value }, index) =>
      html`<details${isOpen && index === 0 && html` open`}><summary>Example: ${withCode(summary)}</summary>${code(
        typeof value === "string" ? value : JSON.stringify(value, null, 2),
      )}</details>`,
  );
}

/** Heading that is its own link. */
export function heading(level: "h2" | "h3", anchor: string, title: Fragment): Html {
  const link = html`<a class="self" href="#${anchor}">${title}</a>`;
  return level === "h2" ? html`<h2 id="${anchor}">${link}</h2>` : html`<h3 id="${anchor}">${link}</h3>`;
}

/** The title of a shared answer, from the name of its component: `BadRequest` is "Bad request". */
export function failureTitle({ shared = "" }: Answer): string {
  return shared.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
