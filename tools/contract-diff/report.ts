import type { Change } from "./change.js";
import type { CheckResult } from "./check.js";
import { changesetFor, type Demand } from "./demands.js";
import type { Level } from "./rules/rule.js";
import { levelOf, rules } from "./rules.js";

const levels: readonly Level[] = ["breaking", "additive", "editorial"];

/** How many changes of a level are printed; editorial ones are counted, since a rewording touches hundreds of places. */
const printed: Readonly<Record<Level, number>> = { breaking: 200, additive: 60, editorial: 0 };

/** The outcome for people. `isWhole` prints every change, editorial ones too. */
export function printReport(result: CheckResult, isWhole = false): string {
  const lines = [`comparing ${result.head} with ${result.base}`];
  for (const level of levels) {
    const changes = result.changes.filter((change) => strictest(change) === level);
    lines.push("", `${level}: ${changes.length}`);
    const shown = isWhole ? changes : changes.slice(0, printed[level]);
    lines.push(...shown.map((change) => `  ${tellChange(change)}`));
    if (shown.length < changes.length) lines.push(`  … ${changes.length - shown.length} not shown; --all prints them`);
  }
  lines.push(
    "",
    ...(result.demands.length === 0 ? ["no package needs a release for this"] : result.demands.map(tellDemand)),
  );
  if (result.unmet.length > 0) lines.push("", adviceFor(result.unmet));
  return lines.join("\n");
}

/** One line about a change: place, rule, what it means, and where it reaches. */
function tellChange(change: Change): string {
  const { rule, place, was, is, subject, operations } = change;
  const values = was === undefined && is === undefined ? "" : ` (${[was ?? "", is ?? ""].filter(Boolean).join(" → ")})`;
  const isForTypes = levelOf(rule, "types") !== levelOf(rule);
  const wire = isForTypes ? `; on the wire ${levelOf(rule)}` : "";
  return `${subject}: ${place}${values}: ${rules[rule].says}${wire} [${rule}]${tellOperations(operations)}`;
}

function tellOperations(operations: readonly string[]): string {
  if (operations.length === 0) return "";
  const rest = operations.length - 3;
  return ` in ${operations.slice(0, 3).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function tellDemand({ name, version, demanded, declared, because }: Demand): string {
  const said = declared === "none" ? "nothing is declared" : `${declared} is declared`;
  const isBreaking = levelOf(because.rule, "types") === "breaking" && version.startsWith("0.") && demanded === "minor";
  const why = isBreaking ? " (breaking, in 0.x)" : "";
  return `${name} ${version} needs ${demanded}${why}, ${said}; because of ${because.subject}: ${because.place} [${because.rule}]`;
}

/** What to do about demands that are not met. */
function adviceFor(demands: readonly Demand[]): string {
  const names = demands.map(({ name, demanded }) => `${name} (${demanded})`).join(", ");
  return [
    `The declared bump is smaller than the difference demands: ${names}.`,
    "Run `npx changeset` and declare at least this, or take the difference back:",
    changesetFor(demands),
  ].join("\n");
}

/** The outcome for programs: a stable shape, every change with level and operations. */
export function printJson(result: CheckResult): string {
  const changes = result.changes.map((change) => ({
    level: levelOf(change.rule),
    types: levelOf(change.rule, "types"),
    says: rules[change.rule].says,
    ...change,
  }));
  return JSON.stringify({ ...result, changes }, null, 2);
}

/** A change stands where the strictest of its readers would look for it. */
function strictest({ rule }: Change): Level {
  const [wire, types] = [levelOf(rule), levelOf(rule, "types")];
  return levels.indexOf(types) < levels.indexOf(wire) ? types : wire;
}
