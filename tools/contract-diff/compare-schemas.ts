// Walks two schemas side by side. It stops wherever both sides refer to a component and remembers the pair instead:
// each pair is compared once, whatever refers to it, so recursion ends and 240 operations take no longer than their
// components. Which pairs an operation reaches is asked of the graph they make.
import { isRecord } from "../list-apis.js";
import type { Finding } from "./change.js";
import { compareTexts } from "./compare-texts.js";
import { compareValues, type Direction, type Report } from "./compare-values.js";
import { type ContractDocument, entriesOf, memberOf, sides } from "./document.js";
import { matchVariants } from "./match-variants.js";
import { levelOf, type RuleId } from "./rules.js";
import { type Member, type SchemaView, SchemaViews } from "./schema-view.js";

/** What one pair of components, or one pair of schemas written in place, differs in. */
interface Comparison {
  readonly findings: Finding[];
  readonly pairs: Set<Comparison>;
}

/** Compares schemas of two documents. */
export class SchemaComparer {
  readonly #documents: readonly [ContractDocument, ContractDocument];
  readonly #views: readonly [SchemaViews, SchemaViews];
  readonly #known = new Map<object, Map<object, Map<string, Comparison>>>();

  constructor(before: ContractDocument, after: ContractDocument) {
    this.#documents = [before, after];
    this.#views = [new SchemaViews(before), new SchemaViews(after)];
  }

  /** Every difference between two schemas and all they refer to; `place` names them unless they are components. */
  compare(before: unknown, after: unknown, direction: Direction, place: string): Finding[] {
    const start: Comparison = { findings: [], pairs: new Set() };
    this.#visit(start, before, after, direction, place, []);
    const reached = new Set([start]);
    for (const comparison of reached) for (const pair of comparison.pairs) reached.add(pair);
    return [...reached].flatMap(({ findings }) => findings);
  }

  #visit(
    into: Comparison,
    before: unknown,
    after: unknown,
    direction: Direction,
    place: string,
    open: readonly unknown[],
  ) {
    if (isReference(before) && isReference(after)) {
      compareTexts(before, after, (rule, was, is) => into.findings.push(finding(rule, place, was, is)));
      into.pairs.add(this.#pair(before, after, direction));
    } else if (!open.includes(before) || !open.includes(after)) {
      this.#walk(into, before, after, direction, place, [...open, before, after]);
    }
  }

  #pair(before: { $ref: string }, after: { $ref: string }, direction: Direction): Comparison {
    const [was, is] = [this.#documents[0].resolve(before), this.#documents[1].resolve(after)];
    const byAfter = this.#known.get(was.node) ?? new Map<object, Map<string, Comparison>>();
    this.#known.set(was.node, byAfter);
    const byDirection = byAfter.get(is.node) ?? new Map<string, Comparison>();
    byAfter.set(is.node, byDirection);
    const known = byDirection.get(direction);
    if (known !== undefined) return known;
    const comparison: Comparison = { findings: [], pairs: new Set() };
    byDirection.set(direction, comparison);
    this.#walk(comparison, before, after, direction, is.name ?? "", [was.node, is.node]);
    return comparison;
  }

  #walk(into: Comparison, was: unknown, is: unknown, direction: Direction, place: string, open: readonly unknown[]) {
    const [before, after] = [this.#views[0].of(was), this.#views[1].of(is)];
    const report: Report = (rule, old, now) => into.findings.push(finding(rule, place, old, now));
    compareDiscriminators(before, after, report);
    const hasVariants = [before.variants.length > 0, after.variants.length > 0];
    if (hasVariants[0] !== hasVariants[1]) {
      if (isPlain(hasVariants[0] ? before : after)) {
        // One shape became several, or several one: the one is taken for a variant like the others.
        this.#variants(
          into,
          hasVariants[0] ? (before.variants[0] ?? []) : [was],
          hasVariants[1] ? (after.variants[0] ?? []) : [is],
          direction,
          place,
          open,
        );
        return;
      }
      report(`${direction}-variants-${hasVariants[1] ? "introduced" : "lifted"}`);
    }
    compareValues(before, after, direction, report);
    compareViewTexts(into, before, after, place);
    compareFlags(before, after, direction, report);
    this.#members(into, before, after, direction, place, open);
    if (before.items !== undefined || after.items !== undefined) {
      this.#visit(
        into,
        before.items?.schema,
        after.items?.schema,
        direction,
        `${placeOf(place, after.items ?? before.items)}[]`,
        open,
      );
    }
    this.#further(into, before.additional, after.additional, direction, place, open, report);
    if (hasVariants[0] && hasVariants[1]) {
      for (const [index, group] of before.variants.entries()) {
        this.#variants(into, group, after.variants[index] ?? [], direction, place, open);
      }
      for (const group of after.variants.slice(before.variants.length)) {
        report(`${direction}-variants-introduced`, undefined, `${group.length} shapes`);
      }
    }
  }

  #members(
    into: Comparison,
    before: SchemaView,
    after: SchemaView,
    direction: Direction,
    place: string,
    open: readonly unknown[],
  ) {
    const [was, is] = [this.#exchanged(0, before, direction), this.#exchanged(1, after, direction)];
    const { removed, added, kept } = sides(was, is);
    const report = (rule: RuleId, name: string, member: Member) =>
      into.findings.push(finding(rule, `${placeOf(place, member)}.${name}`));
    for (const [name, member] of removed) report(`${direction}-member-removed`, name, member);
    for (const [name, member] of added) {
      const need = after.required.has(name) ? "required" : "optional";
      report(direction === "sent" ? `${need}-sent-member-added` : "received-member-added", name, member);
    }
    for (const [name, old, now] of kept) {
      const isRequired = after.required.has(name);
      if (before.required.has(name) !== isRequired) {
        report(`${direction}-member-became-${isRequired ? "required" : "optional"}`, name, now);
      }
      this.#visit(into, old.schema, now.schema, direction, `${placeOf(place, now)}.${name}`, open);
    }
    for (const need of after.dependencies) {
      if (!before.dependencies.has(need))
        into.findings.push(finding(`${direction}-dependency-added`, place, undefined, need));
    }
    for (const need of before.dependencies) {
      if (!after.dependencies.has(need)) into.findings.push(finding(`${direction}-dependency-removed`, place, need));
    }
  }

  /** Members that go in a direction: what can only be read is not sent, and what can only be written not received. */
  #exchanged(side: 0 | 1, view: SchemaView, direction: Direction): Map<string, Member> {
    const hidden = direction === "sent" ? "readOnly" : "writeOnly";
    return new Map([...view.properties].filter(([, { schema }]) => !this.#views[side].of(schema).flags.has(hidden)));
  }

  #further(
    into: Comparison,
    was: unknown,
    is: unknown,
    direction: Direction,
    place: string,
    open: readonly unknown[],
    report: Report,
  ) {
    if (isRecord(was) && isRecord(is)) return this.#visit(into, was, is, direction, `${place}.*`, open);
    const [old, now] = [closeness(was), closeness(is)];
    if (now > old) report(`${direction}-members-closed`);
    if (now < old) report(`${direction}-members-opened`);
  }

  #variants(
    into: Comparison,
    was: readonly unknown[],
    is: readonly unknown[],
    direction: Direction,
    place: string,
    open: readonly unknown[],
  ) {
    const { pairs, removed, added } = matchVariants(was, is, (old, now) => this.#distance(old, now, direction, open));
    for (const [old, now] of pairs) this.#visit(into, old, now, direction, place, open);
    for (const one of removed) into.findings.push(finding(`${direction}-variant-removed`, place, shapeOf(one)));
    for (const one of added) into.findings.push(finding(`${direction}-variant-added`, place, undefined, shapeOf(one)));
  }

  /** How far two variants lie apart, references not followed. */
  #distance(was: unknown, is: unknown, direction: Direction, open: readonly unknown[]): number {
    const trial: Comparison = { findings: [], pairs: new Set() };
    const [old, now] = [this.#documents[0].resolve(was).node, this.#documents[1].resolve(is).node];
    if (open.length < 40) this.#walk(trial, old, now, direction, "", [...open, old, now]);
    const costs = { breaking: 10, additive: 3, editorial: 0 };
    return trial.findings.reduce((sum, { rule }) => sum + costs[levelOf(rule)], 0);
  }
}

function isReference(schema: unknown): schema is { $ref: string } {
  return isRecord(schema) && typeof schema.$ref === "string";
}

/** A view that is nothing but one choice of shapes. */
function isPlain(view: SchemaView): boolean {
  return (
    view.variants.length === 1 && view.types === undefined && view.properties.size === 0 && view.required.size === 0
  );
}

/** 0 when anything may stand in further members, 1 when it is bound, 2 when there are none. */
function closeness(additional: unknown): 0 | 1 | 2 {
  return additional === undefined || additional === true ? 0 : additional === false ? 2 : 1;
}

function placeOf(place: string, member: Member | undefined): string {
  return member?.owner ?? place;
}

function shapeOf(schema: unknown): string {
  if (isReference(schema)) return schema.$ref.split("/").at(-1) ?? schema.$ref;
  return JSON.stringify(schema)?.slice(0, 60) ?? "anything";
}

/** A value more or less of a discriminator is a variant more or less, which has rules of its own. */
function compareDiscriminators(before: SchemaView, after: SchemaView, report: Report): void {
  const [was, is] = [memberOf(before.discriminator, "propertyName"), memberOf(after.discriminator, "propertyName")];
  if (was !== is) report("discriminator-changed", was, is);
  const mapping = new Map(entriesOf(memberOf(after.discriminator, "mapping")));
  for (const [value, shape] of entriesOf(memberOf(before.discriminator, "mapping"))) {
    if (mapping.has(value) && mapping.get(value) !== shape) report("discriminator-changed", value);
  }
}

function compareFlags(before: SchemaView, after: SchemaView, direction: Direction, report: Report): void {
  if (!before.flags.has("deprecated") && after.flags.has("deprecated")) report("member-deprecated");
  const [was, is] = [before.flags.has("x-sandboxOnly"), after.flags.has("x-sandboxOnly")];
  if (direction === "received" && was !== is) report(is ? "sandbox-only-marked" : "sandbox-only-lifted");
}

function compareViewTexts(into: Comparison, before: SchemaView, after: SchemaView, place: string): void {
  for (const key of new Set([...before.texts.keys(), ...after.texts.keys()])) {
    const [owner = "", keyword = ""] = key.split("|");
    const [was, is] = [{ [keyword]: before.texts.get(key) }, { [keyword]: after.texts.get(key) }];
    compareTexts(was, is, (rule, old, now) => into.findings.push(finding(rule, owner || place, old, now)));
  }
}

function finding(rule: RuleId, place: string, was?: unknown, is?: unknown): Finding {
  const text = (value: unknown) => (value === undefined ? undefined : String(value));
  return { rule, place, was: text(was), is: text(is) };
}
