// What a change declares: the changesets it adds or edits, and versions it raises itself, as the release commit does.
import { parse } from "yaml";
import { isRecord } from "../list-apis.js";
import { type Bump, biggerBump, bumpBetween } from "./bumps.js";
import { ReleaseCheckError } from "./errors.js";
import type { PublishedPackage } from "./packages.js";
import type { RepositoryState } from "./repository-state.js";

/** Declared bumps by name of the package. */
export type DeclaredBumps = ReadonlyMap<string, Bump>;

/**
 * The biggest bump a change declares for each package. A changeset that lies in the base as it is belongs to another
 * change and does not count. Throws `ERR_CHANGESET_MALFORMED`.
 */
export async function declaredBumps(
  before: RepositoryState,
  after: RepositoryState,
  packages: readonly PublishedPackage[],
): Promise<DeclaredBumps> {
  const bumps = new Map<string, Bump>();
  const declare = (name: string, bump: Bump) => bumps.set(name, biggerBump(bump, bumps.get(name) ?? "none"));
  for (const file of await after.list(".changeset")) {
    if (!file.endsWith(".md") || file === "README.md") continue;
    const path = `.changeset/${file}`;
    const text = await after.read(path);
    if (text === undefined || text === (await before.read(path))) continue;
    for (const [name, bump] of releasesOf(path, text)) declare(name, bump);
  }
  for (const { name, versionBefore, version } of packages) {
    if (versionBefore !== undefined) declare(name, bumpBetween(versionBefore, version));
  }
  return bumps;
}

/** Packages and bumps in the head of a changeset. */
function releasesOf(path: string, text: string): [string, Bump][] {
  const [, head] = /^---\r?\n([\s\S]*?)^---/m.exec(text) ?? [];
  const malformed = (reason: string) => new ReleaseCheckError("ERR_CHANGESET_MALFORMED", `${path}: ${reason}`);
  if (head === undefined) throw malformed("has no head between two lines of `---`");
  let releases: unknown;
  try {
    releases = parse(head) ?? {};
  } catch (cause) {
    throw new ReleaseCheckError("ERR_CHANGESET_MALFORMED", `${path}: the head is no YAML`, { cause });
  }
  if (!isRecord(releases)) throw malformed("the head must be a map of packages");
  return Object.entries(releases).map(([name, bump]): [string, Bump] => {
    if (bump !== "major" && bump !== "minor" && bump !== "patch" && bump !== "none") {
      throw malformed(`${name} must be major, minor, patch or none`);
    }
    return [name, bump];
  });
}
