import { describe, expect, test } from "vitest";
import { brokenLinks } from "../../src/check/check-links.js";
import { parsePage } from "../../src/parsed-page.js";

const target = '<!doctype html><h1 id="top">T</h1>';
const files = new Set(["index.html", "a/index.html", "a/page.html", "site.css", "notes.md"]);
const check = (markup: string) =>
  brokenLinks(
    [parsePage("a/page.html", markup), parsePage("index.html", target), parsePage("a/index.html", target)],
    files,
  );

describe("brokenLinks", () => {
  test("finds nothing wrong with links that lead somewhere", () => {
    const markup =
      '<p id="here"></p><a href="../index.html#top"></a><a href="#here"></a><a href="./"></a><a href="../notes.md#any"></a>' +
      '<a href="https://a.example/x#y"></a><a href="mailto:a@b.example"></a><link href="data:,"><input aria-controls="here">';
    expect(check(markup)).toEqual([]);
  });

  test.each([
    { name: "a page that is not there", markup: '<a href="gone.html">', problem: 'href="gone.html" leads to no file' },
    {
      name: "an anchor of the same page",
      markup: '<a href="#gone">',
      problem: 'href="#gone" leads to no anchor of a/page.html',
    },
    {
      name: "an anchor of another page",
      markup: '<a href="../index.html#gone">',
      problem: 'href="../index.html#gone" leads to no anchor of index.html',
    },
    { name: "a style that is not there", markup: '<link href="x.css">', problem: 'href="x.css" leads to no file' },
    {
      name: "a script that is not there",
      markup: '<script src="x.js"></script>',
      problem: 'src="x.js" leads to no file',
    },
    {
      name: "a link from the root of the host",
      markup: '<a href="/index.html">',
      problem: 'href="/index.html" leads to no file',
    },
    {
      name: "a link that was never resolved",
      markup: '<a href="@shop#x">',
      problem: 'href="@shop#x" leads to no file',
    },
    {
      name: "a reference to an element",
      markup: '<input aria-controls="x">',
      problem: 'aria-controls="x" names nothing on the page',
    },
    {
      name: "an id that is there twice",
      markup: '<p id="x"></p><p id="x"></p>',
      problem: 'id="x" is there more than once',
    },
  ])("names page and link of $name", ({ markup, problem }) => {
    expect(check(markup)).toEqual([`a/page.html: ${problem}`]);
  });
});
