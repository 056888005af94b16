import { groupApis } from "./apis.js";
import { guides } from "./guide.js";
import { html } from "./html.js";
import { idsIn } from "./link-scope.js";
import { renderApi } from "./pages/api-pages.js";

/**
 * Every anchor of the pages of a document, its operations and webhooks among them; none for a document nobody wrote a
 * guide to. Throws `TypeError` for a document that is malformed.
 */
export function documentedAnchors(document: string, bundle: unknown): ReadonlySet<string> {
  if (!guides.has(document)) return new Set();
  const apis = groupApis(new Map([[document, bundle]]));
  const parts = apis.flatMap((api) => renderApi(api, apis).parts);
  return new Set(parts.flatMap(({ drafts }) => drafts.flatMap(({ content }) => idsIn(html`${content}`.markup))));
}
