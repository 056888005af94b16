import { anytimeGuide } from "./anytime-guide.js";
import type { Operation } from "./api-document.js";
import { brocardGuide } from "./brocard-guide.js";
import type { Fragment } from "./html.js";
import type { Page } from "./page.js";
import { vaultspayGuide } from "./vaultspay-guide.js";

/** What the page of an API says that its document does not hold: the way to the first call, and samples of code. */
export interface ApiGuide {
  /** Everything before the first call: keys, signatures, tokens. */
  readonly firstCall: Chapter;
  /** Sections of its own, before the operations. */
  readonly extra?: readonly (Chapter & { readonly anchor: string })[];
  /** What was chosen where the text is silent, before what the document marks. */
  readonly assumed?: Chapter;
  /** How to know a webhook from a forgery. */
  readonly webhooks: Chapter;
  /** How the sandbox is made to answer an error. */
  readonly faults: { readonly note: string; readonly sample: string };
  /** Package of the client, type of what it makes, and the samples of the page that are whole modules. */
  readonly client: { readonly name: string; readonly type: string; readonly samples: readonly string[] };
  /** The command of the shell that calls an operation: curl, or a function the page defines. */
  readonly shell: (operation: Operation) => string;
}

export interface Chapter {
  readonly title: string;
  readonly content: (page: Page) => Fragment;
}

/** Every API that has a page, by its name in `redocly.yaml`, in the order of the site. */
export const guides: ReadonlyMap<string, ApiGuide> = new Map([
  ["anytime", anytimeGuide],
  ["brocard", brocardGuide],
  ["vaultspay", vaultspayGuide],
]);
