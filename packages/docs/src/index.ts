export { documentedApis, renderSite, type SiteSource } from "./render-site.js";
export { type ServedSite, type ServeSiteOptions, serveSite } from "./serve-site.js";
