import { isRecord } from "../list-apis.js";

/** What is wrong with the package.json of a tarball, a sentence each. `folder` is where it came from in the repository. */
export function judgeManifest(manifest: unknown, folder: string): string[] {
  if (!isRecord(manifest)) return ["package.json is no object"];
  const text = JSON.stringify(manifest);
  const repository = isRecord(manifest.repository) ? manifest.repository : {};
  const publishing = isRecord(manifest.publishConfig) ? manifest.publishConfig : {};
  const engines = isRecord(manifest.engines) ? manifest.engines : {};
  const demands: readonly (readonly [boolean, string])[] = [
    [manifest.license === "MIT", "license must be MIT, as the repository has it"],
    [manifest.type === "module", "type must be module"],
    [manifest.sideEffects === false, "sideEffects must be false"],
    [typeof manifest.description === "string", "description is missing"],
    [isRecord(manifest.exports), "exports is missing"],
    [Array.isArray(manifest.files), "files is missing"],
    [repository.directory === folder, `repository.directory must be ${folder}: provenance is checked against it`],
    [publishing.provenance === true, "publishConfig.provenance must be true"],
    [publishing.access === "public", "publishConfig.access must be public"],
    [engines.node === ">=20.19.0", "engines.node must be >=20.19.0"],
    [!("scripts" in manifest), "scripts are of use in the repository alone"],
    [!("devDependencies" in manifest), "devDependencies are of use in the repository alone"],
    [!/"(?:workspace|catalog|link|file):/.test(text), "a version of the workspace was not resolved"],
  ];
  return demands.filter(([isMet]) => !isMet).map(([, sentence]) => sentence);
}
