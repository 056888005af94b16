import type { Entry } from "./page-draft.js";

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** The heads of markup that were made by `heading`, in its order. */
export function headsIn(markup: string): Entry[] {
  return [...markup.matchAll(/<h2 id="([^"]+)"><a [^>]*>(.*?)<\/a><\/h2>/g)].map(([, anchor = "", title = ""]) => ({
    anchor,
    title: title.replaceAll(/<[^>]*>/g, "").replaceAll(/&([^;]+);/g, (whole, name: string) => entities[name] ?? whole),
  }));
}
