import type { ChangeList } from "./change.js";
import type { Operation } from "./operations.js";

/** Parameters by which lists are turned over, by the way they do it. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  offset: ["limit_start", "offset", "skip", "start"],
  page: ["page", "pageNumber", "page_number"],
  cursor: ["cursor", "after", "before", "starting_after", "next"],
};

/** Reports a list that is turned over in another way than before. */
export function comparePages(changes: ChangeList, before: Operation, after: Operation): void {
  const [was, is] = [kindsOf(before), kindsOf(after)];
  const [old, now] = [[...was].join(" and "), [...is].join(" and ")];
  if (old === now) return;
  const change = { place: `${after.id} pages`, was: old || "none", is: now || "none" };
  const isKept = [...was].every((kind) => is.has(kind));
  if (was.size === 0) changes.add({ rule: "pages-introduced", ...change }, after.id);
  else if (is.size === 0) changes.add({ rule: "pages-lifted", ...change }, after.id);
  else changes.add({ rule: isKept ? "pages-kind-added" : "pages-kind-changed", ...change }, after.id);
}

function kindsOf({ parameters }: Operation): Set<string> {
  const names = parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
  return new Set(Object.keys(kinds).filter((kind) => kinds[kind]?.some((name) => names.includes(name))));
}
