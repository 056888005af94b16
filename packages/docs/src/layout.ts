import { type Fragment, html } from "./html.js";
import { relativePath } from "./link-scope.js";
import { markdownPath } from "./markdown-path.js";

/** The shared files of the site, by their paths below its root. */
export interface Assets {
  readonly css: string;
  readonly script: string;
  /** What the search knows; the script loads it when a reader turns to the search. */
  readonly searchIndex: string;
  /** Sends requests from reference pages to a sandbox. */
  readonly tryIt?: string;
}

/** What a page consists of. */
export interface Layout {
  /** Below the root of the site. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly assets: Assets;
  readonly contents: Fragment;
  readonly main: Fragment;
  /** Whether requests to this machine may be sent from the page. */
  readonly callsSandbox: boolean;
}

const loopback = "http://127.0.0.1:* http://localhost:*";

/** What a browser may load: files of the site, over HTTP as well as from the disk, and nothing from elsewhere. */
function policyOf(callsSandbox: boolean): string {
  const policy = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src data:; base-uri 'none'";
  return `${policy}; form-action 'none'${callsSandbox ? `; connect-src ${loopback}` : ""}`;
}

const searchBox = html`<div class="search" role="search" hidden>
<input type="search" role="combobox" aria-label="Search operations, fields, codes and events" aria-expanded="false" aria-controls="search-results" aria-autocomplete="list" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="Search operations, fields, codes">
<div id="search-results" role="listbox" aria-label="Search results" hidden></div>
<p class="search-note" role="status"></p>
</div>`;

/** A whole page as text. Readable without its script, which adds the search. */
export function layout({ assets, callsSandbox, contents, description, main, path, title }: Layout): string {
  const to = (target: string) => relativePath(path, target);
  const scripts = [assets.script, ...(callsSandbox && assets.tryIt !== undefined ? [assets.tryIt] : [])];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(callsSandbox)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${description}">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${to(assets.css)}">
<link rel="alternate" type="text/markdown" href="${to(markdownPath(path))}">
${scripts.map((script) => html`<script src="${to(script)}" data-index="${to(assets.searchIndex)}" data-root="${to("index.html")}" defer></script>\n`)}</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header><a class="home" href="${to("index.html")}">OpenIssuing</a><a class="guides" href="${to("guides/index.html")}">Guides</a>${searchBox}${contents && html`<a class="to-contents" href="#contents">Contents</a>`}</header>
<div class="columns">${contents && html`<nav id="contents" aria-label="Contents">${contents}</nav>`}
<main id="main">${main}
<footer><a href="${to(markdownPath(path))}">This page as Markdown</a></footer></main></div>
</body>
</html>
`.markup;
}
