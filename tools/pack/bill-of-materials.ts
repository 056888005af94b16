import { Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";
import { PackageURL } from "packageurl-js";
import type { LicensedPackage } from "./judge-dependencies.js";

/**
 * Bill of materials of a published package, CycloneDX 1.6 in JSON: itself, every package an install of it brings on any
 * platform, their licences, hashes and who depends on whom. `packages` has it first. Carries neither time nor random
 * number, so that the same lock file gives the same bytes.
 */
export function billOfMaterials(packages: readonly LicensedPackage[]): string {
  const components = new Map(packages.map((each) => [each.key, componentOf(each)]));
  for (const { key, dependsOn } of packages) {
    for (const other of dependsOn) {
      const needed = components.get(other);
      if (needed !== undefined) components.get(key)?.dependencies.add(needed.bomRef);
    }
  }
  const [subject, ...others] = components.values();
  const bom = new Models.Bom({
    metadata: new Models.Metadata({ ...(subject === undefined ? {} : { component: subject }) }),
    components: new Models.ComponentRepository(others),
  });
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function componentOf({ name: whole, version, license, integrity }: LicensedPackage): Models.Component {
  const [, group, name = whole] = /^(@[^/]+)\/(.*)$/.exec(whole) ?? [];
  const purl = new PackageURL("npm", group, name, version, undefined, undefined).toString();
  const component = new Models.Component(Enums.ComponentType.Library, name, {
    ...(group === undefined ? {} : { group }),
    version,
    purl,
    bomRef: purl,
  });
  if (license !== undefined) component.licenses.add(new Models.LicenseExpression(license));
  if (integrity?.startsWith("sha512-")) {
    const hash = Buffer.from(integrity.slice("sha512-".length), "base64").toString("hex");
    component.hashes.set(Enums.HashAlgorithm["SHA-512"], hash);
  }
  return component;
}
