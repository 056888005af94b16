import type { Fragment } from "../html.js";

/** A place a reader can be led to. */
export interface Entry {
  readonly anchor: string;
  readonly title: string;
}

/** A page before it knows the others: its links inside the site are `#anchor`, wherever that is. */
export interface PageDraft {
  /** Below the root of the site, such as `anytime/cards.html`. */
  readonly path: string;
  /** Anchor of the page itself. */
  readonly anchor: string;
  readonly title: string;
  /** What links in the navigation call the page, when that is not its title. */
  readonly label?: string;
  /** One sentence: what search engines, `llms.txt` and the head of the page say of it. */
  readonly summary: string;
  readonly content: Fragment;
  /** What stands on the page, for its table of contents. */
  readonly entries: readonly Entry[];
  /** Head in the navigation under which the page stands; pages of a head follow each other. */
  readonly group: string;
  /** Whether requests to a sandbox on this machine may be sent from the page. */
  readonly callsSandbox?: boolean;
  /** Left out of the navigation: a part of a page that is there. */
  readonly isPart?: boolean;
}
