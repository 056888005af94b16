import { describe, expect, test } from "vitest";
import { idsIn, relativePath, resolveLinks, scopeOf } from "../src/link-scope.js";

const cards = { path: "shop/cards.html", markup: '<h1 id="cards"></h1><h2 id="getCard"></h2>' };
const errors = { path: "shop/errors.html", markup: '<h1 id="errors"></h1><p id="404"></p>' };
const other = { path: "bank/cards.html", markup: '<h2 id="getCard"></h2><p id="404"></p>' };
const named = new Map([["bank", scopeOf([other])]]);
const from = (path: string, markup: string) => resolveLinks({ path, markup }, [scopeOf([cards, errors])], named);

describe("relativePath", () => {
  test.each([
    { from: "index.html", to: "a/b.html", way: "a/b.html" },
    { from: "a/b.html", to: "index.html", way: "../index.html" },
    { from: "a/b.html", to: "a/c.html", way: "c.html" },
    { from: "a/b/c.html", to: "a/d/e.html", way: "../d/e.html" },
    { from: "a/b/c.html", to: "assets/x.css", way: "../../assets/x.css" },
  ])("leads from $from to $to", ({ from, to, way }) => {
    expect(relativePath(from, to)).toBe(way);
  });
});

describe("idsIn", () => {
  test("takes no text for an id", () => {
    expect(idsIn('<p id="a"> id=&quot;b&quot;</p>')).toEqual(["a"]);
  });
});

describe("resolveLinks", () => {
  test("leads an anchor of another page there, and leaves one of the same page", () => {
    const markup = '<p id="here"><a href="#404"></a><a href="#here"></a></p>';
    expect(from("shop/cards.html", markup)).toBe('<p id="here"><a href="errors.html#404"></a><a href="#here"></a></p>');
  });

  test("prefers the nearest scope", () => {
    const near = scopeOf([other]);
    const page = { path: "bank/index.html", markup: '<a href="#getCard"></a>' };
    expect(resolveLinks(page, [near, scopeOf([cards])], named)).toBe('<a href="cards.html#getCard"></a>');
  });

  test("leads to an API by its name and to a page from the root", () => {
    const markup = '<a href="@bank#404"></a><a href="@/guides/sign.html#step"></a><a href="@/index.html"></a>';
    expect(from("shop/cards.html", markup)).toBe(
      '<a href="../bank/cards.html#404"></a><a href="../guides/sign.html#step"></a><a href="../index.html"></a>',
    );
  });

  test.each(["#nowhere", "@bank#nowhere", "@stranger#getCard", "https://a.example/#404"])(
    "leaves %s as it is",
    (href) => {
      expect(from("shop/cards.html", `<a href="${href}"></a>`)).toBe(`<a href="${href}"></a>`);
    },
  );
});
