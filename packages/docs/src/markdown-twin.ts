import { defaultTreeAdapter } from "parse5";
import { markdownPath } from "./markdown-path.js";
import { attributeOf, type ChildNode, type Element } from "./parsed-page.js";

const { isElementNode, isTextNode } = defaultTreeAdapter;

/** Elements of a page that are of no use in a text: what is drawn, and what leads to the twin itself. */
const isLeftOut = ({ tagName }: Element) => ["svg", "script", "form", "button", "footer", "template"].includes(tagName);

/** Text of an element with all its white space. */
function rawText(node: ChildNode): string {
  if (isTextNode(node)) return node.value;
  return isElementNode(node) ? node.childNodes.map(rawText).join("") : "";
}

/** A link inside the site leads to the twin of its page. */
const twinOf = (href: string) => (/^[a-z]+:/.test(href) ? href : href.replace(/[^#]*/, markdownPath));

/** Text in backticks; more of them when it holds some. */
function codeSpan(text: string): string {
  const fence = "`".repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return fence.length > 1 ? `${fence} ${text} ${fence}` : `\`${text}\``;
}

const inlineMarks: Readonly<Record<string, string>> = { strong: "**", b: "**", em: "*" };

/** Content in one line. */
function inline(nodes: readonly ChildNode[]): string {
  return nodes
    .map(inlineNode)
    .join("")
    .replaceAll(/[ \t\n]+/g, " ")
    .trim();
}

function inlineNode(node: ChildNode): string {
  if (isTextNode(node)) return node.value.replaceAll(/([\\*<])/g, "\\$1");
  if (!isElementNode(node) || isLeftOut(node)) return "";
  const { childNodes, tagName } = node;
  if (tagName === "code") return codeSpan(rawText(node));
  if (tagName === "br") return " ";
  if (tagName === "wbr") return "";
  if (tagName === "li") return `${inline(childNodes)}; `;
  const mark = inlineMarks[tagName];
  if (mark !== undefined) return `${mark}${inline(childNodes)}${mark}`;
  const inside = childNodes.map(inlineNode).join("");
  if (tagName === "a") {
    const href = attributeOf(node, "href");
    return href === undefined || inside === "" ? inside : `[${inside.trim()}](${twinOf(href)})`;
  }
  // What follows a paragraph or a list inside a cell is apart from it.
  return ["p", "ul", "ol", "div", "details", "summary", "pre"].includes(tagName) ? ` ${inside} ` : inside;
}

function elementsBelow(node: Element, tagName: string): Element[] {
  return node.childNodes
    .filter(isElementNode)
    .flatMap((child) => [...(child.tagName === tagName ? [child] : []), ...elementsBelow(child, tagName)]);
}

function tableText(node: Element): string {
  const lines = elementsBelow(node, "tr").map((row) => {
    const cells = row.childNodes.filter(isElementNode).map((cell) => inline(cell.childNodes).replaceAll("|", "\\|"));
    return `| ${cells.join(" | ")} |`;
  });
  const width = elementsBelow(node, "tr")[0]?.childNodes.filter(isElementNode).length ?? 0;
  return [lines[0], `|${" --- |".repeat(width)}`, ...lines.slice(1)].join("\n");
}

/** How the languages of the samples begin a line. */
const languages: readonly (readonly [beginning: RegExp, language: string])[] = [
  [/^[[{]/, "json"],
  [/^(?:import|export) /m, "ts"],
  [/^(?:#|[A-Za-z_]+=|(?:curl|openssl|npx|npm) )/m, "sh"],
];

function fenced(node: Element): string {
  const text = rawText(node);
  const fence = "`".repeat(Math.max(2, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length)) + 1);
  const [, language = ""] = languages.find(([beginning]) => beginning.test(text)) ?? [];
  return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}

function listText(node: Element): string {
  const items = node.childNodes.filter(isElementNode).map((item, index) => {
    const mark = node.tagName === "ol" ? `${index + 1}. ` : "- ";
    const lines = blocks(item.childNodes).join("\n\n").split("\n");
    return lines.map((line, at) => (at === 0 ? mark + line : line && " ".repeat(mark.length) + line)).join("\n");
  });
  const isTight = items.every((item) => !item.includes("\n"));
  return items.join(isTight ? "\n" : "\n\n");
}

const blockTags = new Set(["p", "div", "section", "ul", "ol", "table", "pre", "details", "summary", "blockquote"]);
const isBlock = (node: ChildNode) =>
  isElementNode(node) && (blockTags.has(node.tagName) || /^h[1-6]$/.test(node.tagName));

function blockText(node: Element): string[] {
  const { childNodes, tagName } = node;
  if (/^h[1-6]$/.test(tagName)) {
    // A head links to itself on the page; its text is enough here.
    const text = inline(childNodes).replaceAll(/\[([^\]]*)\]\(#[^)]*\)/g, "$1");
    return [`${"#".repeat(Number(tagName.charAt(1)))} ${text}`];
  }
  if (tagName === "table") return [tableText(node)];
  if (tagName === "pre") return [fenced(node)];
  if (tagName === "ul" || tagName === "ol") return [listText(node)];
  if (tagName === "p" || tagName === "summary") return [inline(childNodes)];
  const inside = blocks(childNodes);
  return tagName === "blockquote" ? inside.map((text) => text.replaceAll(/^/gm, "> ")) : inside;
}

/** Content as blocks of Markdown; text between blocks is a block of its own. */
function blocks(nodes: readonly ChildNode[]): string[] {
  const found: string[] = [];
  let line: ChildNode[] = [];
  const endLine = () => {
    found.push(inline(line));
    line = [];
  };
  for (const node of nodes) {
    if (isElementNode(node) && isLeftOut(node)) continue;
    if (isElementNode(node) && isBlock(node)) {
      endLine();
      found.push(...blockText(node));
    } else line.push(node);
  }
  endLine();
  return found.filter((text) => text !== "");
}

/** The Markdown twin of a page: the same content, made from the element that holds it. */
export function markdownTwin(main: Element): string {
  return `${blocks(main.childNodes).join("\n\n")}\n`;
}
