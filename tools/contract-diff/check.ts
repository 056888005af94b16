import type { Change } from "./change.js";
import { compareDocuments } from "./compare-documents.js";
import { declaredBumps } from "./declared-bumps.js";
import { type Demand, demandsOf, unmet } from "./demands.js";
import { type ContractDocument, readDocument } from "./document.js";
import { followersOf } from "./followers.js";
import { publishedPackages } from "./packages.js";
import { comparePackages } from "./public-types/compare-packages.js";
import { packagesTouched, surfacesOf } from "./public-types/types-of-state.js";
import { changedFiles, commitState, defaultBase, type RepositoryState, workingTree } from "./repository-state.js";

/** What is compared with what. */
export interface CheckOptions {
  /** Commit to compare with; where the branch left `main`, or the last release, unless given. */
  readonly base?: string | undefined;
  /** Commit that is judged; the working tree unless given. */
  readonly head?: string | undefined;
  /** Whether public types of the packages are compared too. */
  readonly types?: boolean;
}

/** The outcome of a check. */
export interface CheckResult {
  readonly base: string;
  readonly head: string;
  readonly changes: readonly Change[];
  readonly demands: readonly Demand[];
  /** Demands that the declared bumps do not meet; the check passes when there are none. */
  readonly unmet: readonly Demand[];
}

/**
 * Compares documents and public types of two states of the repository under `root` with the bumps that are declared.
 * Throws `ReleaseCheckError`.
 */
export async function checkRelease(root: string, options: CheckOptions = {}): Promise<CheckResult> {
  const { types = true } = options;
  const before = await commitState(root, options.base ?? (await defaultBase(root)));
  const head = options.head === undefined ? undefined : await commitState(root, options.head);
  const after = head ?? workingTree(root);
  const [old, now] = [await documentsIn(before), await documentsIn(after)];
  const apis = new Set([...now.keys(), ...old.keys()]);
  const changes = [...apis].flatMap((api) => compareDocuments(api, old.get(api), now.get(api)));
  if (types) {
    const folders = packagesTouched(await changedFiles(root, "packages", before.commit, head?.commit));
    const surfaces = folders.size === 0 ? new Map() : await surfacesOf(root, before, folders, before.commit);
    if (surfaces.size > 0) {
      changes.push(...comparePackages(surfaces, await surfacesOf(root, after, folders, head?.commit)));
    }
  }
  const packages = await publishedPackages(before, after);
  const declared = await declaredBumps(before, after, packages);
  const demands = demandsOf(changes, packages, await followersOf(apis, before, after), declared);
  return { base: before.name, head: after.name, changes, demands, unmet: unmet(demands) };
}

async function documentsIn(state: RepositoryState): Promise<Map<string, ContractDocument>> {
  const found = new Map<string, ContractDocument>();
  for (const file of (await state.list("spec/generated")).sort()) {
    const text = file.endsWith(".json") ? await state.read(`spec/generated/${file}`) : undefined;
    if (text !== undefined) found.set(file.slice(0, -".json".length), readDocument(text, `${file} of ${state.name}`));
  }
  return found;
}
