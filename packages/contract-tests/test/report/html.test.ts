import { createHash } from "node:crypto";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, test } from "vitest";
import { writeHtml } from "../../src/report/html/page.js";
import { finding, sampleResult, step } from "./sample-result.js";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const page = writeHtml(sampleResult());
const faults: string[] = [];
const tree = parse(page, { onParseError: ({ code }) => void faults.push(code) });
const isElement = (node: Node): node is Element => "tagName" in node;
const walk = (node: Node): Node[] => [node, ...("childNodes" in node ? node.childNodes.flatMap(walk) : [])];
const elements = walk(tree).filter(isElement);
const named = (name: string) => elements.filter(({ tagName }) => tagName === name);
const attribute = ({ attrs }: Element, name: string) => attrs.find((each) => each.name === name)?.value;
const textOf = (node: Node): string =>
  walk(node)
    .map((each) => ("value" in each ? each.value : ""))
    .join("");
const withClass = (name: string) => elements.filter((each) => attribute(each, "class")?.split(" ").includes(name));

describe("writeHtml", () => {
  test("is a page a strict reader takes without complaint", () => {
    expect(faults).toEqual([]);
  });

  test("keeps what a server sent as text: no element, no handler, no script of its own", () => {
    expect(named("img")).toEqual([]);
    expect(elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name.startsWith("on")))).toEqual([]);
    expect(named("script").length).toBe(1);
    expect(named("pre").map(textOf).join("")).toContain(`</script></pre><img src=x onerror="alert(1)">&amp;]]>`);
  });

  test("asks nobody for anything: no address is loaded", () => {
    const loading = elements.flatMap(({ attrs }) =>
      attrs.filter(({ name }) => /^(src|href|action|srcset)$/.test(name)),
    );
    expect(loading).toEqual([]);
    expect(page).not.toMatch(/@import|url\(/);
  });

  test("has a policy under which its own script and style run and no others", () => {
    const [policy] = named("meta").filter((each) => attribute(each, "http-equiv") === "Content-Security-Policy");
    const content = policy && attribute(policy, "content");
    expect(content).toMatch(/^default-src 'none'; /);
    for (const name of ["script", "style"]) {
      const [element] = named(name);
      const hash = createHash("sha256")
        .update(element ? textOf(element) : "")
        .digest("base64");
      expect(content).toContain(`${name}-src 'sha256-${hash}'`);
    }
  });

  test("shows findings before everything else, request and answer side by side", () => {
    expect(named("h2").map(textOf)).toEqual(["Findings", "Coverage", "Phases", "Checks", "Scenarios"]);
    const [first] = withClass("finding");
    expect(
      first &&
        walk(first)
          .filter((node) => isElement(node) && node.tagName === "h5")
          .map(textOf),
    ).toEqual(["Request", "Answer", "Request", "Answer"]);
    expect(first && attribute(first, "open")).toBe("");
  });

  test("shows each cell of the coverage with its state, and reasons in words", () => {
    const states = named("td").length > 0 && withClass("chip").map((each) => attribute(each, "class"));
    expect(states).toEqual(expect.arrayContaining(["chip covered", "chip excused", "chip missing"]));
    expect(
      named("li")
        .map(textOf)
        .filter((text) => text.includes("a reason")),
    ).toHaveLength(1);
  });

  test("says that nothing was found, and that the contract is kept", () => {
    const clean = writeHtml(sampleResult({ findings: [], broken: [] }));
    expect(clean).toContain("Nothing was found.");
    expect(clean).toContain("keeps its contract");
  });

  test("hides its filter until the script is there", () => {
    expect(named("nav").map((each) => attribute(each, "hidden"))).toEqual([""]);
  });

  test("shows numbers of an answer as they came, whatever a double makes of them", () => {
    const body = '{"balance":10.50,"id":12345678901234567890}';
    const shown = writeHtml(sampleResult({ findings: [{ ...finding, steps: [{ ...step, responseBody: body }] }] }));
    expect(shown).toContain("10.50,&quot;id&quot;:12345678901234567890");
  });
});
