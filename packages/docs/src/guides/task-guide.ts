import type { Fragment } from "../html.js";

/**
 * A guide to one task, across the APIs. Its heads are made with `heading("h2", …)`, they are its contents. Links:
 * `@anytime#createToken` to an anchor of a document, `@/guides/x.html` to a page.
 */
export interface TaskGuide {
  /** Name of its file and its anchor. */
  readonly slug: string;
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  /** What people type who look for it and that neither title nor summary says. */
  readonly words: string;
  readonly content: Fragment;
}
