import MiniSearch, { type Query, type SearchResult } from "minisearch";
import { likeWords } from "./like-words.js";
import { kinds, type SearchEntry } from "./search-data.js";

/**
 * Finds at most 30 entries: those named exactly so first, then those whose name begins so, then by how well they match.
 * Among equals those below `near`, a folder of the site, come first.
 */
export type Search = (query: string, near?: string) => SearchEntry[];

const shown = 30;

/** With fewer finds than this, what is called otherwise comes behind them. */
const few = 15;

/** Words of a text, small; of a name in camel case its parts too, so that "card" finds `createCard`. */
export function wordsOf(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => {
    const parts = word.split(/(?<=[a-z0-9])(?=[A-Z])/);
    return (parts.length > 1 ? [word, ...parts] : parts).map((part) => part.toLowerCase());
  });
}

/** What someone types and a name, in one form: without case, and without what people leave out or add at the ends. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/^(get|post|put|patch|delete) |^\/|\/$/g, "")
    .trim();

/** What an entry is looked up by, made once: a letter can match thousands of entries. */
interface Key {
  /** Its names in the form of what is typed. */
  readonly names: readonly string[];
  /** The last part of its name: of `order.card_id` it is `card_id`. */
  readonly leaf: string;
  readonly isField: boolean;
}

const keyOf = ({ also, kind, name }: SearchEntry): Key => ({
  names: [name, ...also.split("\n")].map(plain),
  leaf: plain(name.split(".").at(-1) ?? ""),
  isField: kind === "field",
});

/**
 * How close the name is to what was typed: 0 the same, 1 it begins so, 2 otherwise. Fields come a step later: many share
 * a name, and would leave no room for the one operation or page of it.
 */
function closeness({ isField, leaf, names }: Key, typed: string): number {
  const step = isField ? 1 : 0;
  if (leaf === typed || names.includes(typed)) return step;
  return names.some((each) => each.startsWith(typed)) ? 1 + step : 2;
}

/** Fields of one name that are shown of an API: more would hide those of the others. */
const sameFields = 6;

/** Leaves out fields of one name and API after the first few. */
function thinned(entries: readonly SearchEntry[]): SearchEntry[] {
  const seen = new Map<string, number>();
  return entries.filter(({ api, kind, name }) => {
    if (kind !== "field") return true;
    const key = `${api} ${name}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count <= sameFields;
  });
}

/** Makes the search over entries: takes some tenths of a second for thousands, each answer then a few milliseconds. */
export function createSearch(entries: readonly SearchEntry[]): Search {
  const index = new MiniSearch<{ id: number; name: string; also: string; detail: string }>({
    fields: ["name", "also", "detail"],
    tokenize: wordsOf,
    processTerm: (term) => term,
    searchOptions: { boost: { name: 4, also: 2 }, combineWith: "AND", prefix: true },
  });
  const keys = entries.map(keyOf);
  index.addAll(entries.map(({ also, detail, name }, id) => ({ id, name, also, detail })));
  /** Fields are left out: they would drown what a reader means. */
  const inOtherWords = (query: string) => {
    const queries = wordsOf(query).map((word): Query => ({ combineWith: "OR", queries: likeWords(word) }));
    return index.search({ combineWith: "AND", queries }, { filter: ({ id }) => entries[Number(id)]?.kind !== "field" });
  };
  const ranked = (results: readonly SearchResult[], typed: string, near: string) => {
    const found = results.flatMap(({ id, score }) => {
      const [entry, key] = [entries[Number(id)], keys[Number(id)]];
      if (entry === undefined || key === undefined) return [];
      const isNear = near !== "" && entry.target.startsWith(`${near}/`);
      const order = kinds.indexOf(entry.kind) - (isNear ? kinds.length : 0);
      return [{ entry, rank: closeness(key, typed), order, score: isNear ? score * 2 : score }];
    });
    // Among names that fit the kind decides, among the rest how well they match.
    found.sort((a, b) => a.rank - b.rank || (a.rank < 2 ? a.order - b.order : 0) || b.score - a.score);
    return found.map(({ entry }) => entry);
  };
  return (query, near = "") => {
    const find = (results: readonly SearchResult[]) => ranked(results, plain(query), near);
    const exact = find(index.search(query));
    const found = new Set([...exact, ...(exact.length < few ? find(inOtherWords(query)) : [])]);
    if (found.size > 0) return thinned([...found]).slice(0, shown);
    // Two letters may be wrong, but only where nothing is right. In a whole question some words lead nowhere.
    const close = find(index.search(query, { fuzzy: 0.4, maxFuzzy: 2 }));
    return thinned(close.length > 0 ? close : find(index.search(query, { combineWith: "OR" }))).slice(0, shown);
  };
}
