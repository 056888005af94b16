import { describe, expect, test } from "vitest";
import { markdownTwin } from "../src/markdown-twin.js";
import { elementById, parsePage } from "../src/parsed-page.js";

function twin(markup: string): string {
  const main = elementById(parsePage("a.html", `<main id="main">${markup}</main>`), "main");
  if (main === undefined) throw new Error("no main");
  return markdownTwin(main);
}

describe("markdownTwin", () => {
  test.each([
    {
      name: "heads without their links to themselves",
      markup: '<h2 id="a"><a href="#a">A <code>b</code></a></h2>',
      text: "## A `b`",
    },
    { name: "paragraphs in a line each", markup: "<p>one\n two</p><p>three</p>", text: "one two\n\nthree" },
    { name: "emphasis", markup: "<p><strong>a</strong> <em>b</em></p>", text: "**a** *b*" },
    { name: "stars of the text as stars", markup: "<p>2 * 3</p>", text: "2 \\* 3" },
    { name: "code that holds backticks", markup: "<p><code>a`b</code></p>", text: "`` a`b ``" },
    { name: "links to the twins of pages", markup: '<p><a href="../b.html#c">b</a></p>', text: "[b](../b.md#c)" },
    {
      name: "links to elsewhere",
      markup: '<p><a href="https://a.example/x.html">x</a></p>',
      text: "[x](https://a.example/x.html)",
    },
    { name: "lists", markup: "<ul><li>a</li><li>b</li></ul>", text: "- a\n- b" },
    {
      name: "steps with code",
      markup: "<ol><li><h3>A</h3><pre>x\n y</pre></li></ol>",
      text: "1. ### A\n\n   ```\n   x\n    y\n   ```",
    },
    { name: "the language of code", markup: "<pre>curl a</pre>", text: "```sh\ncurl a\n```" },
    { name: "JSON as such", markup: "<pre>{}</pre>", text: "```json\n{}\n```" },
    { name: "what is folded away", markup: "<details><summary>More</summary><p>b</p></details>", text: "More\n\nb" },
    { name: "names that may break", markup: "<p><code>get<wbr>Card</code></p>", text: "`getCard`" },
  ])("writes $name", ({ markup, text }) => {
    expect(twin(markup)).toBe(`${text}\n`);
  });

  test("writes tables with a bar in a cell and lists in a line", () => {
    const markup =
      "<div><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><th>a|b</th><td><ul><li>c</li><li>d</li></ul></td></tr></tbody></table></div>";
    expect(twin(markup)).toBe("| A | B |\n| --- | --- |\n| a\\|b | c; d; |\n");
  });

  test("leaves out what is drawn and what is for a mouse", () => {
    expect(twin("<svg><text>a</text></svg><form><input></form><button>b</button><p>c</p><footer>d</footer>")).toBe(
      "c\n",
    );
  });
});
