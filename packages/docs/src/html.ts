/** Markup that is safe to print: made by {@link html}, or vouched for with {@link trusted}. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What a template takes. Text is escaped, lists are joined, `false` and `undefined` print nothing. */
export type Fragment = Html | string | number | false | undefined | readonly Fragment[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text made safe for content and for quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

function print(fragment: Fragment): string {
  if (fragment === undefined || fragment === false) return "";
  if (fragment instanceof Html) return fragment.markup;
  if (typeof fragment === "object") return fragment.map(print).join("");
  return escapeHtml(String(fragment));
}

/** Template tag: the literal parts are markup, every value is escaped unless it is {@link Html}. */
export function html(parts: TemplateStringsArray, ...values: readonly Fragment[]): Html {
  return new Html(parts.reduce((markup, part, index) => markup + print(values[index - 1]) + part));
}

/** Takes markup as it is. Only for what this package made or escaped itself. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** Fragments with a separator between them. */
export function join(fragments: readonly Fragment[], separator: Fragment): Fragment[] {
  return fragments.flatMap((fragment, index) => (index === 0 ? [fragment] : [separator, fragment]));
}
