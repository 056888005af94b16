import { readFile } from "node:fs/promises";
import bundle from "@openissuing/spec/anytime.json" with { type: "json" };
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { type ApiDocument, readDocument } from "../src/api-document.js";
import { renderSite } from "../src/render-site.js";

type Element = DefaultTreeAdapterTypes.Element;

/** A page as a browser reads it. */
export interface ParsedPage {
  readonly text: string;
  /** Codes of what the HTML parser had to mend. */
  readonly faults: readonly string[];
  readonly elements: readonly Element[];
}

export const document: ApiDocument = readDocument(bundle);

export const site = renderSite({
  anytime: bundle,
  css: await readFile(new URL("../src/site.css", import.meta.url), "utf8"),
});

export function parsePage(text: string): ParsedPage {
  const faults: string[] = [];
  const tree = parse(text, { onParseError: ({ code }) => faults.push(code) });
  const below = (node: DefaultTreeAdapterTypes.ParentNode): Element[] =>
    node.childNodes.filter(defaultTreeAdapter.isElementNode).flatMap((element) => [element, ...below(element)]);
  return { text, faults, elements: below(tree) };
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

/** Values of an attribute over a page, in the order of the page. */
export function attributes({ elements }: ParsedPage, name: string): string[] {
  return elements.map((element) => attribute(element, name)).filter((value) => value !== undefined);
}
