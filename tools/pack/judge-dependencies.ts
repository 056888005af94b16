import type { FindInstalled } from "./installed-package.js";
import { isAllowed, licencesElsewhere } from "./licences.js";
import type { ProductionPackage } from "./production-packages.js";

/** A production dependency with its licence. */
export interface LicensedPackage extends ProductionPackage {
  /** SPDX expression; undefined when it is told nowhere. */
  readonly license: string | undefined;
  readonly installScripts: readonly string[];
}

/** Adds to each package what its installed copy says, or what the table says where that is silent. */
export async function licensed(
  packages: readonly ProductionPackage[],
  findInstalled: FindInstalled,
): Promise<LicensedPackage[]> {
  return Promise.all(
    packages.map(async (each) => {
      const installed = await findInstalled(each);
      const license = installed?.license ?? licencesElsewhere[each.name];
      return { ...each, license, installScripts: installed?.installScripts ?? [] };
    }),
  );
}

/** What speaks against the third-party packages of a release, a sentence each that names the package. */
export function judgeDependencies(packages: readonly LicensedPackage[]): string[] {
  return packages.flatMap(({ name, version, license, installScripts, integrity }) => {
    const sentences: string[] = [];
    if (license === undefined) sentences.push("tells no licence");
    else if (!isAllowed(license)) sentences.push(`has the licence ${license}, which is not on the list`);
    if (installScripts.length > 0) sentences.push(`runs ${installScripts.join(", ")} on install`);
    if (integrity === undefined) sentences.push("has no hash in the lock file");
    return sentences.map((sentence) => `${name}@${version} ${sentence}`);
  });
}
