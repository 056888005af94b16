import { type SearchData, unpackEntries } from "../search/search-data.js";
import { createSearch, type Search } from "../search/search-engine.js";

declare global {
  /** Set by the file of the index: pages on a disk can run scripts beside them, but not fetch. */
  var openissuingSearch: SearchData | undefined;
}

/** Loads the index and makes the search. Rejects when the file does not load. */
export function loadSearch(address: string): Promise<Search> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onerror = () => reject(new Error("the index of the search did not load"));
    script.onload = () => {
      const data = globalThis.openissuingSearch;
      if (data === undefined) reject(new Error("the index of the search is empty"));
      else resolve(createSearch(unpackEntries(data)));
    };
    document.head.append(script);
  });
}
