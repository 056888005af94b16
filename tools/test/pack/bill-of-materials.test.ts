import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { describe, expect, test } from "vitest";
import { repository } from "../../generate.js";
import { billOfMaterials } from "../../pack/bill-of-materials.js";
import { readDependencies } from "../../pack/judge-packages.js";

const found = await readDependencies(repository);

describe("billOfMaterials", () => {
  test.each(found)("of $name satisfies the schema of CycloneDX 1.6", async ({ packages }) => {
    const bom = billOfMaterials(packages);
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(bom)).toBeNull();
  });

  test("names what an install of the sandbox brings, with licence, hash and place in the graph", () => {
    const packages = found.find(({ name }) => name === "@openissuing/sandbox")?.packages ?? [];
    const bom = JSON.parse(billOfMaterials(packages));
    expect(bom.components.length).toBe(packages.length - 1);
    const hono = bom.components.find(({ name }: { name: string }) => name === "hono");
    expect(hono).toMatchObject({ licenses: [{ expression: "MIT" }], hashes: [{ alg: "SHA-512" }] });
    const [own] = bom.dependencies.filter(({ ref }: { ref: string }) => ref.includes("%40openissuing/sandbox@"));
    expect(own.dependsOn).toContain(hono["bom-ref"]);
  });

  test("is the same text each time", () => {
    const [first] = found;
    expect(billOfMaterials(first?.packages ?? [])).toBe(billOfMaterials(first?.packages ?? []));
  });
});

describe("readDependencies", () => {
  test.each(found)("finds nothing against what $name brings", ({ problems }) => {
    expect(problems).toEqual([]);
  });
});
