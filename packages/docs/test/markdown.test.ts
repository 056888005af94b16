import { describe, expect, test } from "vitest";
import { createMarkdown } from "../src/markdown.js";

const { block, line } = createMarkdown(
  new Map([
    ["getCard", "getCard"],
    ["4010010", "4010010"],
    ["card_paid", "receiveCardPaid"],
  ]),
);

describe("createMarkdown", () => {
  test.each([
    { name: "a script", text: "a <script>x</script>", markup: "a &lt;script&gt;x&lt;/script&gt;" },
    { name: "an event handler", text: "<img src=x onerror=y>", markup: "&lt;img src=x onerror=y&gt;" },
    { name: "markup in code", text: "`<b>`", markup: "<code>&lt;b&gt;</code>" },
    { name: "a picture", text: "![<i>](http://a.example/p.png)", markup: "&lt;i&gt;" },
    { name: "a link that runs code", text: "[go](javascript:x)", markup: "go" },
  ])("prints $name as text", ({ text, markup }) => {
    expect(line(text).markup).toBe(markup);
  });

  test("keeps a block of raw HTML as text", () => {
    expect(block("<script>\nx\n</script>").markup).not.toContain("<script");
  });

  test("links words that are anchors, in code too", () => {
    expect(line("See getCard (4010010) and `getCard`.").markup).toBe(
      'See <a href="#getCard">getCard</a> (<a href="#4010010">4010010</a>) and <a href="#getCard"><code>getCard</code></a>.',
    );
  });

  test("leads a word to an anchor of another name", () => {
    expect(line("On card_paid.").markup).toBe('On <a href="#receiveCardPaid">card_paid</a>.');
  });

  test("leaves parts of words and words in links alone", () => {
    expect(line("getCards 40100101").markup).toBe("getCards 40100101");
    expect(line("[getCard](#other)").markup).toBe('<a href="#other">getCard</a>');
  });

  test("ends a line where a sentence ends its line", () => {
    expect(line("One.\nTwo\nthree.").markup).toBe("One.<br>Two\nthree.");
  });
});

describe("block", () => {
  test("puts a table into a box that scrolls by itself, named after its heads", () => {
    const { markup } = block("| from | `to` |\n|---|---|\n| A | B |");
    expect(markup).toMatch(
      /^<div class="scroll" role="group" aria-label="from, to" tabindex="0"><table>.*<\/table>\s*<\/div>$/s,
    );
    expect(markup).toContain("<th><code>to</code></th>");
  });
});
