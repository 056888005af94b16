import { isRecord } from "../list-apis.js";
import { canonical } from "./document.js";

/** Which variant of one side became which of the other. */
export interface VariantMatch {
  readonly pairs: readonly (readonly [unknown, unknown])[];
  readonly removed: readonly unknown[];
  readonly added: readonly unknown[];
}

/** Two breaking differences: variants that far apart are two variants, not one that changed. */
const farApart = 20;

/**
 * Matches the variants of two lists whatever their order: first those that are equal or refer to one name, then those
 * that lie closest together.
 */
export function matchVariants(
  before: readonly unknown[],
  after: readonly unknown[],
  distance: (was: unknown, is: unknown) => number,
): VariantMatch {
  const pairs: (readonly [unknown, unknown])[] = [];
  const removed: unknown[] = [];
  const byKey = new Map<string, unknown[]>();
  for (const is of after) {
    const key = keyOf(is);
    byKey.set(key, [...(byKey.get(key) ?? []), is]);
  }
  for (const was of before) {
    const equal = byKey.get(keyOf(was)) ?? [];
    if (equal.length === 0) removed.push(was);
    else pairs.push([was, equal.shift()]);
  }
  const added = [...byKey.values()].flat();
  const apart = removed.flatMap((was) => added.map((is) => ({ was, is, far: distance(was, is) })));
  for (const { was, is, far } of apart.sort((a, b) => a.far - b.far)) {
    if (far >= farApart || !removed.includes(was) || !added.includes(is)) continue;
    removed.splice(removed.indexOf(was), 1);
    added.splice(added.indexOf(is), 1);
    pairs.push([was, is]);
  }
  return { pairs, removed, added };
}

function keyOf(variant: unknown): string {
  return isRecord(variant) && typeof variant.$ref === "string" ? variant.$ref : canonical(variant);
}
