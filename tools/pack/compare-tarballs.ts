import { readFile } from "node:fs/promises";
import { type PackedFile, type PackedPackage, readTarball, sha256 } from "./pack-packages.js";

/**
 * What differs between two packings of one commit, a sentence for each package and file; empty when every tarball has
 * the same bytes.
 */
export async function compareTarballs(
  first: readonly PackedPackage[],
  second: readonly PackedPackage[],
): Promise<string[]> {
  const names = [...new Set([...first, ...second].map(({ name }) => name))];
  const found: string[] = [];
  for (const name of names) {
    const one = first.find((each) => each.name === name);
    const other = second.find((each) => each.name === name);
    if (one === undefined || other === undefined) found.push(`${name}: only one of the builds made it`);
    else found.push(...(await compareTwo(name, one.tarball, other.tarball)));
  }
  return found;
}

async function compareTwo(name: string, one: string, other: string): Promise<string[]> {
  const [first, second] = await Promise.all([readFile(one), readFile(other)]);
  if (sha256(first) === sha256(second)) return [];
  const differing = differencesOf(await readTarball(one), await readTarball(other));
  if (differing.length === 0) return [`${name}: the same files, in another order or with other times`];
  return differing.map((sentence) => `${name}: ${sentence}`);
}

/** Which files two packages do not share, or share with other bytes. */
export function differencesOf(first: readonly PackedFile[], second: readonly PackedFile[]): string[] {
  const one = new Map(first.map(({ path, content }) => [path, content]));
  const other = new Map(second.map(({ path, content }) => [path, content]));
  return [...new Set([...one.keys(), ...other.keys()])].sort().flatMap((path) => {
    const [left, right] = [one.get(path), other.get(path)];
    if (left === undefined || right === undefined) return [`${path} is in one of them alone`];
    if (left.equals(right)) return [];
    const at = left.findIndex((byte, index) => byte !== right[index]);
    return [`${path} differs from byte ${at === -1 ? left.length : at} on`];
  });
}
