import { type Change, ChangeList } from "../change.js";
import { sides } from "../document.js";
import { compareSurfaces } from "./compare-surfaces.js";
import type { Surfaces } from "./types-of-state.js";

/** Every difference between what packages offered and what they offer; packages that are new or gone are left out. */
export function comparePackages(before: Surfaces, after: Surfaces): Change[] {
  return sides(before, after).kept.flatMap(([name, was, is]) => {
    const changes = new ChangeList(name);
    const { removed, added, kept } = sides(was, is);
    for (const [entry] of removed) changes.add({ rule: "entry-removed", place: entry });
    for (const [entry] of added) changes.add({ rule: "entry-added", place: entry });
    for (const [entry, old, now] of kept) compareSurfaces(changes, entry, old, now);
    return changes.changes();
  });
}
