import { describe, expect, test } from "vitest";
import type { Change } from "../../contract-diff/change.js";
import { changesetFor, demandsOf, unmet } from "../../contract-diff/demands.js";
import type { RuleId } from "../../contract-diff/rules.js";

const folders = ["spec", "packages/shop", "packages/sandbox", "packages/contract-tests", "packages/signing"];
const packages = (version: string) =>
  folders.map((folder) => ({ name: folder.split("/").at(-1) ?? "", folder, version, versionBefore: version }));
const followers = new Map([["shop", { client: "packages/shop", sandbox: true, contractTests: true }]]);
const change = (rule: RuleId, subject = "shop"): Change => ({ rule, subject, place: "Order.id", operations: [] });
const demanded = (version: string, rule: RuleId, subject?: string) =>
  Object.fromEntries(
    demandsOf([change(rule, subject)], packages(version), followers, new Map()).map((one) => [one.name, one.demanded]),
  );

describe("demandsOf", () => {
  test("a breaking document moves spec and client fully, sandbox and contract tests one step lower", () => {
    expect(demanded("1.0.0", "received-member-removed")).toEqual({
      spec: "major",
      shop: "major",
      sandbox: "minor",
      "contract-tests": "minor",
    });
    expect(demanded("0.3.0", "received-member-removed")).toEqual({
      spec: "minor",
      shop: "minor",
      sandbox: "patch",
      "contract-tests": "patch",
    });
  });

  test("an additive document demands minor of spec and client, patch of the rest", () => {
    expect(demanded("1.0.0", "received-member-added")).toEqual({
      spec: "minor",
      shop: "minor",
      sandbox: "patch",
      "contract-tests": "patch",
    });
  });

  test("what breaks typed calls alone is breaking for the client alone", () => {
    expect(demanded("1.0.0", "path-parameter-renamed")).toEqual({ shop: "major" });
  });

  test("words alone demand nothing", () => {
    expect(demanded("1.0.0", "description-changed")).toEqual({});
  });

  test("types of a package concern that package alone", () => {
    expect(demanded("1.0.0", "export-removed", "signing")).toEqual({ signing: "major" });
  });

  test("an API that sandbox and contract tests do not know yet leaves them alone", () => {
    const young = new Map([["shop", { client: undefined, sandbox: false, contractTests: false }]]);
    expect(demandsOf([change("api-added")], packages("1.0.0"), young, new Map()).map(({ name }) => name)).toEqual([
      "spec",
    ]);
  });

  test("a package that is new needs no more than any release", () => {
    const fresh = packages("1.0.0").map((one) => ({ ...one, versionBefore: undefined }));
    const [first] = demandsOf([change("received-member-removed")], fresh, followers, new Map());
    expect(first?.demanded).toBe("patch");
  });
});

describe("unmet", () => {
  test("keeps what is declared too small, with a changeset that would do", () => {
    const declared = new Map([
      ["spec", "major"],
      ["shop", "minor"],
      ["sandbox", "major"],
      ["contract-tests", "minor"],
    ] as const);
    const left = unmet(demandsOf([change("received-member-removed")], packages("1.0.0"), followers, declared));
    expect(left.map(({ name }) => name)).toEqual(["shop"]);
    expect(changesetFor(left)).toBe('---\n"shop": major\n---');
  });
});
