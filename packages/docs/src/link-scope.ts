/** A rendered page whose links are to be led to where their anchors are. */
export interface ScopedPage {
  readonly path: string;
  readonly markup: string;
}

/** Anchors by the name of the scope that has them; the value is the path of the page. */
export type Scope = ReadonlyMap<string, string>;

/** Every `id` of markup. Text cannot look like one: its quotes are entities. */
export function idsIn(markup: string): string[] {
  return [...markup.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? "");
}

/** Where each anchor of the pages is; the first page that has it counts. */
export function scopeOf(pages: readonly ScopedPage[]): Scope {
  const scope = new Map<string, string>();
  for (const { path, markup } of pages) {
    for (const id of idsIn(markup)) if (!scope.has(id)) scope.set(id, path);
  }
  return scope;
}

/** The way from one page to another, both by their paths below the root of the site. */
export function relativePath(from: string, to: string): string {
  const [start, end] = [from.split("/").slice(0, -1), to.split("/")];
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared++;
  return [...start.slice(shared).map(() => ".."), ...end.slice(shared)].join("/");
}

/**
 * Leads the links of a page to where their anchors are: `#anchor` within `scopes`, the nearest first; `@name#anchor`
 * within the scope of that name; `@/path` from the root of the site. What leads nowhere stays, for the link check to find.
 */
export function resolveLinks(
  { path, markup }: ScopedPage,
  scopes: readonly Scope[],
  named: ReadonlyMap<string, Scope>,
): string {
  const own = new Set(idsIn(markup));
  const to = (target: string, anchor: string) =>
    target === path ? `#${anchor}` : `${relativePath(path, target)}${anchor === "" ? "" : `#${anchor}`}`;
  return markup.replaceAll(/ href="(?:@([^"#]*))?(?:#([^"]*))?"/g, (whole, name?: string, anchor = "") => {
    if (name?.startsWith("/")) return ` href="${to(name.slice(1), anchor)}"`;
    if (name === undefined && own.has(anchor)) return whole;
    const places = name === undefined ? scopes : [named.get(name) ?? new Map<string, string>()];
    const target = places.map((scope) => scope.get(anchor)).find((found) => found !== undefined);
    return target === undefined ? whole : ` href="${to(target, anchor)}"`;
  });
}
