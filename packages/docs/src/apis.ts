import type { Fragment } from "./html.js";
import { asNode, nodeAt, textAt } from "./json-node.js";
import { treezorStart } from "./treezor-start.js";

/** A document of an API. `folder` is empty when it is the only one. */
export interface ApiPart {
  /** Its name in `redocly.yaml`. */
  readonly document: string;
  readonly folder: string;
  readonly bundle: unknown;
}

/** An API of the site: one document, or several that a reader takes for one API. */
export interface Api {
  /** Folder of its pages. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly parts: readonly ApiPart[];
  /** What its first page says, for an API of several documents. */
  readonly start?: () => Fragment;
}

/** What an API of several documents is. */
interface Group {
  readonly title: string;
  readonly summary: string;
  /** What its first page says before the list of documents. */
  readonly start: () => Fragment;
  /** Folders by the names of the documents, in the order of the site. */
  readonly folders: Readonly<Record<string, string>>;
}

/** APIs whose vendor spreads them over several hosts, each with a document of its own. */
const groups: Readonly<Record<string, Group>> = {
  treezor: {
    title: "Treezor",
    summary: "Users, wallets, cards, transfers, acquiring and strong customer authentication of Treezor.",
    start: treezorStart,
    folders: { "treezor-connect": "connect", "treezor-pci-dss": "pci-dss", "treezor-hipay": "hipay" },
  },
};

const groupOf = (document: string) => Object.entries(groups).find(([, { folders }]) => document in folders);

/** The APIs of the bundles, by title. `bundles`: documents by their names. Throws `TypeError` for one without a title. */
export function groupApis(bundles: ReadonlyMap<string, unknown>): Api[] {
  const apis = new Map<string, Api>();
  for (const [document, bundle] of bundles) {
    const found = groupOf(document);
    if (found === undefined) {
      const info = nodeAt(asNode(bundle, document), "info");
      const parts = [{ document, folder: "", bundle }];
      apis.set(document, { name: document, title: textAt(info, "title"), summary: textAt(info, "summary"), parts });
    } else {
      const [name, { title, start, summary, folders }] = found;
      const parts = Object.entries(folders).flatMap(([document, folder]) =>
        bundles.has(document) ? [{ document, folder, bundle: bundles.get(document) }] : [],
      );
      apis.set(name, { name, title, summary, start, parts });
    }
  }
  return [...apis.values()].sort((a, b) => a.title.localeCompare(b.title));
}
