import { createHash } from "node:crypto";
import { type Fragment, html, trusted } from "./html.js";

/** What a page consists of. `toRoot` is the relative path to the landing page, such as `../`. */
export interface Layout {
  readonly title: string;
  readonly description: string;
  readonly css: string;
  readonly toRoot: string;
  readonly contents: Fragment;
  readonly main: Fragment;
}

/** A whole page as text: style inside, no script, and a policy under which nothing else can be loaded. */
export function layout({ title, description, css, toRoot, contents, main }: Layout): string {
  const digest = createHash("sha256").update(css).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${description}">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(css)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header><a href="${toRoot}index.html">OpenIssuing</a>${contents && html`<a class="to-contents" href="#contents">Contents</a>`}</header>
<div class="columns">${contents && html`<nav id="contents" aria-label="Contents">${contents}</nav>`}
<main id="main">${main}</main></div>
</body>
</html>
`.markup;
}
