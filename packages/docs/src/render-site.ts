import { anytimePage } from "./anytime-page.js";
import { landingPage } from "./landing-page.js";

/** What the site is made from: bundled documents, and the style of every page. */
export interface SiteSource {
  readonly anytime: unknown;
  readonly css: string;
}

/** Every file of the site as text, by its path below the root of the site. */
export function renderSite({ anytime, css }: SiteSource): ReadonlyMap<string, string> {
  return new Map([
    ["index.html", landingPage(anytime, css)],
    ["anytime/index.html", anytimePage(anytime, css)],
  ]);
}
