import { Marked, Renderer } from "marked";
import { escapeHtml, type Html, trusted } from "./html.js";

/** Turns Markdown of a document into markup: paragraphs, or one line without a paragraph around it. */
export interface Markdown {
  readonly block: (text: string) => Html;
  readonly line: (text: string) => Html;
}

/** A sentence that ends its line ends it on the page too: the documents put one idea on each. */
const keepLines = (text: string) => text.replace(/(?<=[.:]) *\n(?=\S)/g, "  \n");

interface Found {
  readonly index: number;
  readonly word: string;
}

/** The first word that is an anchor, alone or as a part of a word with dots or hyphens. */
function findWord(text: string, anchors: ReadonlyMap<string, string>): Found | undefined {
  for (const { 0: whole, index } of text.matchAll(/\w+(?:[-.]\w+)*/g)) {
    if (anchors.has(whole)) return { index, word: whole };
    for (const part of whole.matchAll(/\w+/g)) {
      if (part[0] !== whole && anchors.has(part[0])) return { index: index + part.index, word: part[0] };
    }
  }
  return undefined;
}

/** Links inside the site, in the forms `#anchor`, `@api#anchor` and `@/path`, and links to elsewhere. */
const isLink = (href: string) => /^(https?:|mailto:|#|@)/.test(href);

/** Markdown in which raw HTML is text, pictures are their caption, and each word of `anchors` links to the anchor it has there. */
export function createMarkdown(anchors: ReadonlyMap<string, string>): Markdown {
  const link = (word: string, markup: string) => {
    const target = anchors.get(word);
    return target === undefined ? markup : `<a href="#${target}">${markup}</a>`;
  };
  const marked = new Marked({
    renderer: {
      html: ({ text }) => escapeHtml(text),
      image: ({ text }) => escapeHtml(text),
      link({ href, tokens }) {
        const content = this.parser.parseInline(tokens);
        return isLink(href) ? `<a href="${escapeHtml(href)}">${content}</a>` : content;
      },
      // In a box that scrolls by itself, like every table of the site.
      table(token) {
        const label = token.header.map(({ text }) => text.replaceAll("`", "")).join(", ");
        return `<div class="scroll" role="group" aria-label="${escapeHtml(label)}" tabindex="0">${Renderer.prototype.table.call(this, token)}</div>`;
      },
      codespan: ({ text }) => link(text, `<code>${escapeHtml(text)}</code>`),
    },
    extensions: [
      {
        name: "anchor",
        level: "inline",
        start: (text) => findWord(text, anchors)?.index,
        tokenizer(text) {
          const found = this.lexer.state.inLink ? undefined : findWord(text, anchors);
          return found?.index === 0 ? { type: "anchor", raw: found.word } : undefined;
        },
        renderer: ({ raw }) => link(raw, escapeHtml(raw)),
      },
    ],
  });
  return {
    block: (text) => trusted(marked.parse(keepLines(text), { async: false })),
    line: (text) => trusted(marked.parseInline(keepLines(text), { async: false })),
  };
}
