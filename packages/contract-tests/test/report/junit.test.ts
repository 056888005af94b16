import { DOMParser, type Element } from "@xmldom/xmldom";
import { describe, expect, test } from "vitest";
import { writeJunit } from "../../src/report/junit.js";
import { finding, hostile, sampleResult } from "./sample-result.js";

/** What the Jenkins schema (junit-10.xsd) lets an element hold: attributes, those that have to be there, children. */
const structure: Readonly<Record<string, { attributes: string[]; needed: string[]; children: string[] }>> = {
  testsuites: {
    attributes: ["name", "tests", "failures", "errors", "time"],
    needed: [],
    children: ["testsuite"],
  },
  testsuite: {
    attributes: ["id", "name", "tests", "failures", "errors", "skipped", "time"],
    needed: ["name", "tests", "failures", "errors"],
    children: ["testcase", "system-out"],
  },
  testcase: {
    attributes: ["classname", "name", "time"],
    needed: ["classname", "name"],
    children: ["skipped", "failure", "error", "system-out"],
  },
  failure: { attributes: ["message", "type"], needed: ["message", "type"], children: [] },
  error: { attributes: ["message", "type"], needed: ["message", "type"], children: [] },
  skipped: { attributes: ["message"], needed: ["message"], children: [] },
  "system-out": { attributes: [], needed: [], children: [] },
};

/** Parses strictly: anything that is not well-formed throws. */
function parse(xml: string): Element {
  const onError = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`);
  };
  const root = new DOMParser({ onError }).parseFromString(xml, "text/xml").documentElement;
  if (root === null) throw new Error("there is no root");
  return root;
}

const elementsIn = (element: Element) => [...element.childNodes].filter((node): node is Element => node.nodeType === 1);
const find = (element: Element, name: string) => [...element.getElementsByTagName(name)];
const nameOf = (element: Element) => element.getAttribute("name");

function faultsOf(element: Element): string[] {
  const rule = structure[element.tagName];
  if (rule === undefined) return [`${element.tagName} is no element`];
  const names = [...element.attributes].map(({ name }) => name);
  const children = elementsIn(element);
  return [
    ...names.filter((name) => !rule.attributes.includes(name)),
    ...rule.needed.filter((name) => !names.includes(name)),
    ...children.map(({ tagName }) => tagName).filter((name) => !rule.children.includes(name)),
    ...children.flatMap(faultsOf),
  ];
}

describe("writeJunit", () => {
  const root = parse(writeJunit(sampleResult()));
  const suite = (name: string) => find(root, "testsuite").filter((each) => nameOf(each) === name)[0] ?? root;
  const cases = (name: string) => find(suite(name), "testcase").map(nameOf);

  test("has the structure that readers of JUnit know, whatever a server sent", () => {
    expect(faultsOf(root)).toEqual([]);
  });

  test("has a suite for each phase, and one for what could not run", () => {
    const phases = ["examples", "boundaries", "random", "sequences", "probes", "scenarios", "run"];
    expect(elementsIn(root).map(nameOf)).toEqual(phases);
  });

  test("counts what is in it", () => {
    for (const element of find(root, "testsuite")) {
      const seen = ["testcase", "failure", "error", "skipped"].map((name) => String(find(element, name).length));
      expect(["tests", "failures", "errors", "skipped"].map((name) => element.getAttribute(name))).toEqual(seen);
    }
    expect(root.getAttribute("failures")).toBe(String(find(root, "failure").length));
  });

  test("names a failure by operation and check, and an operation that passed by itself", () => {
    expect(cases("examples")).toEqual(["createAccount: body-schema", "getAccount"]);
  });

  test("shows a failure with curl and replay id, the bytes of the server as they came", () => {
    const [failure] = find(suite("examples"), "failure");
    expect(failure?.textContent).toContain("curl -X POST");
    expect(failure?.textContent).toContain("replay: 'examples/createAccount/business'");
    expect(failure?.textContent).toContain(
      `</script></pre><img src=x onerror="alert(1)">&amp;]]>\\u0000\\u001b\\ud800`,
    );
    expect(failure?.textContent).not.toContain(hostile);
  });

  test("says why something was skipped", () => {
    const reasons = find(root, "skipped").map((element) => element.getAttribute("message"));
    expect(new Set(reasons)).toEqual(new Set(["not part of the profile smoke", "money: only a sandbox can do this"]));
  });

  test("lets a scenario pass whose check is switched off", () => {
    const failed = find(suite("scenarios"), "failure").map(({ parentNode }) => nameOf(parentNode as Element));
    expect(failed).toEqual(["getCardPin: is refused"]);
  });

  test("lets a warning pass, in words", () => {
    const quiet = parse(writeJunit(sampleResult({ findings: [{ ...finding, severity: "warning" }] })));
    expect(find(quiet, "failure").length).toBe(1);
    expect(find(quiet, "system-out")[0]?.textContent).toContain("warning: /body/<b> is not documented");
  });
});
