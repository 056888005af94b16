import type { Level } from "./rules/rule.js";

/** Part of a version that a release raises. */
export type Bump = "none" | "patch" | "minor" | "major";

const order: readonly Bump[] = ["none", "patch", "minor", "major"];

/** Above 0 when the first bump is the bigger one, below 0 when the second is. */
export function compareBumps(one: Bump, other: Bump): number {
  return order.indexOf(one) - order.indexOf(other);
}

/** The bigger of two bumps. */
export function biggerBump(one: Bump, other: Bump): Bump {
  return compareBumps(one, other) >= 0 ? one : other;
}

/**
 * The least bump a difference demands of a package at `version`. From 1.0.0 on, breaking is major and additive minor.
 * In 0.x the minor number stands where the major one will: `^0.3.0` does not take 0.4.0, so breaking is minor, and
 * additive patch. Editorial differences demand none and go out with the next release.
 */
export function bumpFor(level: Level, version: string): Bump {
  const isStable = !version.startsWith("0.");
  if (level === "editorial") return "none";
  if (level === "breaking") return isStable ? "major" : "minor";
  return isStable ? "minor" : "patch";
}

/** The bump that leads from one version to a later one; `none` when it is the same or older. */
export function bumpBetween(before: string, after: string): Bump {
  const [was, is] = [numbersOf(before), numbersOf(after)];
  const part = was.findIndex((number, i) => number !== is[i]);
  if (part < 0 || (is[part] ?? 0) < (was[part] ?? 0)) return "none";
  return order[3 - part] ?? "none";
}

function numbersOf(version: string): number[] {
  return version.split("-")[0]?.split(".").map(Number) ?? [];
}
