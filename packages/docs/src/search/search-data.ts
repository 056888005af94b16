/** What an entry of the search is, in the order in which equal matches are shown. */
export const kinds = ["operation", "event", "code", "guide", "page", "schema", "field"] as const;

export type Kind = (typeof kinds)[number];

/** Something that can be found. */
export interface SearchEntry {
  readonly kind: Kind;
  /** What a reader would type in full. */
  readonly name: string;
  /** What else it is called: the summary of an operation, its path. */
  readonly also: string;
  /** What a reader sees beside the name, searched as well. */
  readonly detail: string;
  /** Title of its API; empty for what is of none. */
  readonly api: string;
  /** Path of the page below the root of the site, with the anchor. */
  readonly target: string;
}

/** Entries as they travel: indices into lists instead of texts that repeat. */
export interface SearchData {
  readonly apis: readonly string[];
  readonly paths: readonly string[];
  readonly entries: readonly PackedEntry[];
}

/** `anchor` is left out where it is the name. */
export type PackedEntry = readonly [
  kind: number,
  name: string,
  also: string,
  detail: string,
  api: number,
  path: number,
  anchor?: string,
];

/** Packs entries for the way to the browser. */
export function packEntries(entries: readonly SearchEntry[]): SearchData {
  const [apis, paths] = [new Map<string, number>(), new Map<string, number>()];
  const indexIn = (list: Map<string, number>, text: string) => {
    const index = list.get(text) ?? list.size;
    list.set(text, index);
    return index;
  };
  const packed = entries.map(({ also, api, detail, kind, name, target }): PackedEntry => {
    const [path = "", anchor = ""] = target.split("#");
    const fixed = [kinds.indexOf(kind), name, also, detail, indexIn(apis, api), indexIn(paths, path)] as const;
    return anchor === name ? fixed : [...fixed, anchor];
  });
  return { apis: [...apis.keys()], paths: [...paths.keys()], entries: packed };
}

/** The entries that were packed. */
export function unpackEntries({ apis, entries, paths }: SearchData): SearchEntry[] {
  return entries.map(([kind, name, also, detail, api, path, anchor = name]) => ({
    kind: kinds[kind] ?? "page",
    name,
    also,
    detail,
    api: apis[api] ?? "",
    target: `${paths[path] ?? ""}${anchor === "" ? "" : `#${anchor}`}`,
  }));
}
