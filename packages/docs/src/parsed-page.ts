import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";

export type Element = DefaultTreeAdapterTypes.Element;
export type ChildNode = DefaultTreeAdapterTypes.ChildNode;

/** A page as a browser reads it. */
export interface ParsedPage {
  /** Below the root of the site. */
  readonly path: string;
  /** In the order of the page. */
  readonly elements: readonly Element[];
}

const elementsBelow = (node: DefaultTreeAdapterTypes.ParentNode): Element[] =>
  node.childNodes.filter(defaultTreeAdapter.isElementNode).flatMap((element) => [element, ...elementsBelow(element)]);

/** Parses a page as a browser does. */
export function parsePage(path: string, text: string): ParsedPage {
  return { path, elements: elementsBelow(parse(text)) };
}

/** Value of an attribute. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

/** The element of a page with an id. */
export function elementById({ elements }: ParsedPage, id: string): Element | undefined {
  return elements.find((element) => attributeOf(element, "id") === id);
}
