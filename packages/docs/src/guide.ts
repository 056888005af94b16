import { anytimeGuide } from "./anytime-guide.js";
import { brocardGuide } from "./brocard-guide.js";
import type { Fragment } from "./html.js";
import type { Page } from "./page.js";
import { treezorConnectGuide } from "./treezor-connect-guide.js";
import { treezorHipayGuide } from "./treezor-hipay-guide.js";
import { treezorPciDssGuide } from "./treezor-pci-dss-guide.js";
import { vaultspayGuide } from "./vaultspay-guide.js";

/** What the pages of a document say that it does not hold itself. What is absent is made from the document. */
export interface DocumentGuide {
  /** Everything before the first call: keys, signatures, tokens. */
  readonly firstCall: Chapter;
  /** Pages of its own; the anchor is the name of the file too. */
  readonly extra?: readonly (Chapter & { readonly anchor: string; readonly summary: string })[];
  /** What was chosen where the text is silent, before what the document marks. */
  readonly assumed?: Chapter;
  /** How to know a webhook from a forgery. */
  readonly webhooks?: Chapter;
  /** How the sandbox is made to answer an error. */
  readonly faults?: { readonly note: string; readonly sample: string };
  /** What to do about an error or decline code, where the document does not say it. */
  readonly advice?: (code: string) => Fragment | undefined;
  /** How to provoke an error or decline code in the sandbox other than by a fault, in Markdown. */
  readonly provoke?: (code: string) => string | undefined;
  /** The package of its client. The pages show what its samples build on under the anchors `client` and `shell`. */
  readonly client?: { readonly name: string };
}

/** The guide to a document that somebody wrote, with samples in TypeScript. */
export interface ApiGuide extends DocumentGuide {
  readonly client: { readonly name: string };
}

export interface Chapter {
  readonly title: string;
  readonly content: (page: Page) => Fragment;
}

/** Guides that were written, by the name of the document in `redocly.yaml`. */
export const guides: ReadonlyMap<string, ApiGuide> = new Map([
  ["anytime", anytimeGuide],
  ["brocard", brocardGuide],
  ["treezor-connect", treezorConnectGuide],
  ["treezor-hipay", treezorHipayGuide],
  ["treezor-pci-dss", treezorPciDssGuide],
  ["vaultspay", vaultspayGuide],
]);
