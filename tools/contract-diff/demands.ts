// Which packages a difference concerns. A document is published by the spec and typed by the client of its vendor, so
// it moves both fully. Sandbox and contract tests keep their own interface and behave otherwise: they follow one step
// lower. Types of a package concern that package alone.

import { type Bump, biggerBump, bumpFor, compareBumps } from "./bumps.js";
import type { Change } from "./change.js";
import type { DeclaredBumps } from "./declared-bumps.js";
import type { PublishedPackage } from "./packages.js";
import { levelOf } from "./rules.js";

/** A bump that a package needs, with the change that asks most of it. */
export interface Demand {
  readonly name: string;
  readonly version: string;
  readonly demanded: Bump;
  readonly declared: Bump;
  readonly because: Change;
}

/** Folders of the packages that know an API. */
export interface Followers {
  readonly client: string | undefined;
  readonly sandbox: boolean;
  readonly contractTests: boolean;
}

/** What each package needs, and what is declared for it; packages that need nothing are left out. */
export function demandsOf(
  changes: readonly Change[],
  packages: readonly PublishedPackage[],
  followers: ReadonlyMap<string, Followers>,
  declared: DeclaredBumps,
): Demand[] {
  const demands = new Map<string, Demand>();
  for (const change of changes) {
    for (const { name, version, versionBefore, folder } of packages) {
      const demanded = demandOf(change, name, folder, followers.get(change.subject), versionBefore, version);
      if (demanded === "none" || compareBumps(demanded, demands.get(name)?.demanded ?? "none") <= 0) continue;
      demands.set(name, {
        name,
        version: versionBefore ?? version,
        demanded,
        declared: declared.get(name) ?? "none",
        because: change,
      });
    }
  }
  return packages.flatMap(({ name }) => demands.get(name) ?? []);
}

function demandOf(
  change: Change,
  name: string,
  folder: string,
  follower: Followers | undefined,
  versionBefore: string | undefined,
  version: string,
): Bump {
  const roleOf = follower === undefined ? (change.subject === name ? "own" : undefined) : roles(folder, follower);
  if (roleOf === undefined) return "none";
  const bump = bumpFor(levelOf(change.rule, roleOf === "client" ? "types" : "wire"), versionBefore ?? version);
  if (bump === "none") return bump;
  // A package that is new has nobody who relies on it: any release will do.
  return versionBefore === undefined ? "patch" : roleOf === "follower" ? lower(bump) : bump;
}

/** What a package is to an API, judged by its folder. */
function roles(folder: string, { client, sandbox, contractTests }: Followers) {
  if (folder === "spec") return "own";
  if (folder === client) return "client";
  const isFollower =
    (folder === "packages/sandbox" && sandbox) || (folder === "packages/contract-tests" && contractTests);
  return isFollower ? "follower" : undefined;
}

/** One step lower, but never none. */
function lower(bump: Bump): Bump {
  return bump === "major" ? "minor" : "patch";
}

/** Demands that nothing declared meets. */
export function unmet(demands: readonly Demand[]): Demand[] {
  return demands.filter(({ demanded, declared }) => compareBumps(declared, demanded) < 0);
}

/** The head of a changeset that would meet the demands. */
export function changesetFor(demands: readonly Demand[]): string {
  const lines = demands.map(({ name, demanded, declared }) => `"${name}": ${biggerBump(demanded, declared)}`);
  return ["---", ...lines, "---"].join("\n");
}
