import { readFile } from "node:fs/promises";
import anytime from "@openissuing/spec/anytime.json" with { type: "json" };
import brocard from "@openissuing/spec/brocard.json" with { type: "json" };
import treezorConnect from "@openissuing/spec/treezor-connect.json" with { type: "json" };
import treezorHipay from "@openissuing/spec/treezor-hipay.json" with { type: "json" };
import treezorPciDss from "@openissuing/spec/treezor-pci-dss.json" with { type: "json" };
import vaultspay from "@openissuing/spec/vaultspay.json" with { type: "json" };
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { type ApiDocument, type Operation, readDocument } from "../src/api-document.js";
import { completeSite } from "../src/complete-site.js";
import { type ApiGuide, guides } from "../src/guide.js";
import { renderSite } from "../src/render-site.js";

type Element = DefaultTreeAdapterTypes.Element;

/** A page as a browser reads it. */
export interface ParsedPage {
  readonly text: string;
  /** Codes of what the HTML parser had to mend. */
  readonly faults: readonly string[];
  readonly elements: readonly Element[];
}

export const bundles: ReadonlyMap<string, object> = new Map<string, object>([
  ["anytime", anytime],
  ["brocard", brocard],
  ["treezor-connect", treezorConnect],
  ["treezor-hipay", treezorHipay],
  ["treezor-pci-dss", treezorPciDss],
  ["vaultspay", vaultspay],
]);

export const css = await readFile(new URL("../src/site.css", import.meta.url), "utf8");

export const rendered = renderSite({ bundles, css, script: "" });

/** The whole site as it is published. */
export const site = completeSite(rendered).files;

/** An API with all that its pages are made of and the text of them all. */
export interface Documented {
  readonly api: string;
  readonly bundle: object;
  readonly document: ApiDocument;
  readonly guide: ApiGuide;
  readonly text: string;
}

/** Every document a guide was written to. */
export const documented: readonly Documented[] = [...guides].map(([api, guide]) => {
  const bundle = bundles.get(api) ?? {};
  const texts = (rendered.pagesOf.get(api) ?? []).map((path) => site.get(path) ?? "");
  return { api, bundle, document: readDocument(bundle), guide, text: texts.join("\n") };
});

/** An operation by its identifier, and the guide it belongs to. */
export function operationOf(id: string): { operation: Operation; guide: ApiGuide } {
  for (const { document, guide } of documented) {
    const operation = document.operations.find((each) => each.id === id);
    if (operation !== undefined) return { operation, guide };
  }
  throw new Error(`no operation ${id}`);
}

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
