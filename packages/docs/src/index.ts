export { documentedAnchors } from "./documented-anchors.js";
export { type ServedSite, type ServeSiteOptions, serveSite } from "./serve-site.js";
