import MiniSearch from "minisearch";
import { kinds, type SearchEntry } from "./search-data.js";

/** Finds entries: those named exactly so first, then those whose name begins so, then by how well they match. */
export type Search = (query: string, limit?: number) => SearchEntry[];

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

/** How close the name is to what was typed: 0 the same, 1 it begins so, 2 otherwise. */
function closeness({ also, name }: SearchEntry, typed: string): number {
  const names = [name, ...also.split("\n")].map(plain);
  const leaf = plain(name.split(".").at(-1) ?? "");
  if (names.includes(typed) || leaf === typed) return 0;
  return names.some((each) => each.startsWith(typed)) ? 1 : 2;
}

/** Makes the search over entries: takes some tenths of a second for thousands, each answer then a few milliseconds. */
export function createSearch(entries: readonly SearchEntry[]): Search {
  const index = new MiniSearch<{ id: number; name: string; also: string; detail: string }>({
    fields: ["name", "also", "detail"],
    tokenize: wordsOf,
    processTerm: (term) => term,
    searchOptions: {
      boost: { name: 4, also: 2 },
      combineWith: "AND",
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  index.addAll(entries.map(({ also, detail, name }, id) => ({ id, name, also, detail })));
  return (query, limit = 30) => {
    const typed = plain(query);
    const found = index.search(query).flatMap(({ id, score }) => {
      const entry = entries[Number(id)];
      if (entry === undefined) return [];
      return [{ entry, rank: closeness(entry, typed), kind: kinds.indexOf(entry.kind), score }];
    });
    // Among exact names the kind decides, among the rest how well they match.
    found.sort((a, b) => a.rank - b.rank || (a.rank < 2 ? a.kind - b.kind : 0) || b.score - a.score);
    return found.slice(0, limit).map(({ entry }) => entry);
  };
}
