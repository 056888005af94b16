import { Marked } from "marked";
import { escapeHtml, type Html, trusted } from "./html.js";

/** Turns Markdown of a document into markup: paragraphs, or one line without a paragraph around it. */
export interface Markdown {
  readonly block: (text: string) => Html;
  readonly line: (text: string) => Html;
}

/** A sentence that ends its line ends it on the page too: the documents put one idea on each. */
const keepLines = (text: string) => text.replace(/(?<=[.:]) *\n(?=\S)/g, "  \n");

/** Markdown in which raw HTML is text, pictures are their caption, and each word of `anchors` links to the anchor it has there. */
export function createMarkdown(anchors: ReadonlyMap<string, string>): Markdown {
  const anchor = new RegExp(`\\b(?:${[...anchors.keys()].join("|") || "(?!)"})\\b`);
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
        return /^(https?:|mailto:|#)/.test(href) ? `<a href="${escapeHtml(href)}">${content}</a>` : content;
      },
      codespan: ({ text }) => link(text, `<code>${escapeHtml(text)}</code>`),
    },
    extensions: [
      {
        name: "anchor",
        level: "inline",
        start: (text) => anchor.exec(text)?.index,
        tokenizer(text) {
          const found = this.lexer.state.inLink ? null : anchor.exec(text);
          return found?.index === 0 ? { type: "anchor", raw: found[0] } : undefined;
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
