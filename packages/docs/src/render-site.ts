import { apiPage } from "./api-page.js";
import { guides } from "./guide.js";
import { landingPage } from "./landing-page.js";

/** What the site is made from: bundled documents by the name of their API, and the style of every page. */
export interface SiteSource {
  readonly bundles: ReadonlyMap<string, unknown>;
  readonly css: string;
}

/** APIs the site has pages for, in its order. */
export const documentedApis: readonly string[] = [...guides.keys()];

/**
 * Every file of the site as text, by its path below the root of the site.
 * Throws `TypeError` for a document that is malformed or of an API nothing was written for.
 */
export function renderSite({ bundles, css }: SiteSource): ReadonlyMap<string, string> {
  const pages = [...bundles].map(([name, bundle]) => {
    const guide = guides.get(name);
    if (guide === undefined) throw new TypeError(`the site has no guide to ${name}`);
    return [`${name}/index.html`, apiPage(bundle, guide, css)] as const;
  });
  return new Map([["index.html", landingPage(bundles, css)], ...pages]);
}
