import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";

/** A block of code as a reader sees it. */
export interface SiteSample {
  /** Path of the first page that shows it, below the root of the site. */
  readonly page: string;
  readonly text: string;
  readonly language: "other" | "shell" | "typescript";
}

type Node = DefaultTreeAdapterTypes.Node;

function textOf(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

function codeBlocks(node: Node): string[] {
  if (!("childNodes" in node)) return [];
  const own = defaultTreeAdapter.isElementNode(node) && node.tagName === "pre" ? [textOf(node)] : [];
  return [...own, ...node.childNodes.flatMap(codeBlocks)];
}

/** Which program reads a block: a module imports or exports something, a script of a shell calls one of its programs. */
export function languageOf(text: string): SiteSample["language"] {
  if (/^(?:import|export) /m.test(text)) return "typescript";
  return /^(?:[A-Za-z_]+=\$?\(?)?(?:curl|openssl|printf|npx|npm|export) /m.test(text) ? "shell" : "other";
}

/** Every block of code of a built site, each once, in the order of the paths of its pages. */
export async function siteSamples(root: string): Promise<readonly SiteSample[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const pages = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".html"));
  const files = pages.map(({ name, parentPath }) => join(parentPath, name)).sort();
  const found = new Map<string, SiteSample>();
  for (const file of files) {
    const page = relative(root, file).split(sep).join("/");
    for (const text of codeBlocks(parse(await readFile(file, "utf8")))) {
      if (!found.has(text)) found.set(text, { page, text, language: languageOf(text) });
    }
  }
  return [...found.values()];
}
