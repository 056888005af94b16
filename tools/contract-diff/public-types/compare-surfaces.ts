import type { ChangeList } from "../change.js";
import { sides } from "../document.js";
import type { RuleId } from "../rules.js";
import type { CallShape, Declaration, TypeMember } from "./declaration.js";
import type { Surface } from "./read-surface.js";
import { type TypeUse, usesOf } from "./type-use.js";

type Comparable = Pick<TypeMember, "call" | "parts">;

type Report = (rule: RuleId, place: string, was?: string, is?: string) => void;

/** Reports differences between what an entry offered and what it offers. */
export function compareSurfaces(changes: ChangeList, entry: string, before: Surface, after: Surface): void {
  const prefix = entry === "." ? "" : `${entry} `;
  const report: Report = (rule, place, was, is) => changes.add({ rule, place: `${prefix}${place}`, was, is });
  const { removed, added, kept } = sides(before, after);
  for (const [name] of removed) if (!name.startsWith("~")) report("export-removed", name);
  for (const [name] of added) if (!name.startsWith("~")) report("export-added", name);
  const useOf = usesOf(before);
  for (const [name, was, is] of kept) compareDeclarations(report, name.replace("~", ""), was, is, useOf(name));
}

function compareDeclarations(report: Report, name: string, was: Declaration, is: Declaration, use: TypeUse): void {
  if (was.kind !== is.kind && !(isObject(was) && isObject(is))) {
    report("export-kind-changed", name, was.kind, is.kind);
  } else if (was.union !== undefined && is.union !== undefined) {
    compareUnions(report, name, was.union, is.union);
  } else compareParts(report, name, was, is, use);
}

function compareParts(report: Report, name: string, was: Declaration, is: Declaration, use: TypeUse): void {
  if (was.head !== is.head || was.union !== is.union) {
    report(changeRule(was, is, use), name, brief(was.head), brief(is.head));
  }
  const { removed, added, kept } = sides(was.members, is.members);
  for (const [member] of removed) report("type-member-removed", `${name}.${member}`);
  for (const [member, { isOptional }] of added) report(additionRule(was, isOptional, use), `${name}.${member}`);
  for (const [member, old, now] of kept) compareMembers(report, `${name}.${member}`, old, now, use);
}

/** An interface and an object type are used alike. */
function isObject({ kind, members }: Declaration): boolean {
  return kind === "interface" || (kind === "type" && members.size > 0);
}

/** Nobody but the package makes instances of a class, so a member more is one to read. */
function additionRule({ kind }: Declaration, isOptional: boolean, use: TypeUse): RuleId {
  if (isOptional) return "optional-type-member-added";
  return kind === "class" || !use.isMade ? "required-result-member-added" : "required-type-member-added";
}

function compareMembers(report: Report, place: string, old: TypeMember, now: TypeMember, use: TypeUse): void {
  if (old.isOptional && !now.isOptional)
    report(use.isMade ? "type-member-became-required" : "result-member-became-required", place);
  if (!old.isOptional && now.isOptional)
    report(use.isReceived ? "type-member-became-optional" : "option-became-optional", place);
  if (old.text !== now.text) report(changeRule(old, now, use), place, brief(old.text), brief(now.text));
}

/** What a type grew or shrank to matters to one side alone: who makes values may go on, or who reads them. */
function changeRule(old: Comparable, now: Comparable, use: TypeUse): RuleId {
  if (isOnlyLonger(old.call, now.call)) return "optional-argument-added";
  const [isWider, isNarrower] = [isWithin(old.parts, now.parts), isWithin(now.parts, old.parts)];
  if (old.parts.size === 0 || now.parts.size === 0) return "signature-changed";
  if (isWider && !use.isReceived) return "option-type-widened";
  return isNarrower && !use.isMade ? "result-type-narrowed" : "signature-changed";
}

function isWithin(parts: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...parts].every((part) => others.has(part));
}

function compareUnions(report: Report, name: string, was: ReadonlySet<string>, is: ReadonlySet<string>): void {
  for (const value of was) if (!is.has(value)) report("union-member-removed", name, value);
  for (const value of is) if (!was.has(value)) report("union-member-added", name, undefined, value);
}

/** Whether a function takes what it took, and may take more. */
function isOnlyLonger(was: CallShape | undefined, is: CallShape | undefined): boolean {
  if (was === undefined || is === undefined || was.rest !== is.rest) return false;
  const isKept = was.parameters.every(({ text, isOptional }, i) => {
    const now = is.parameters[i];
    return now !== undefined && now.text === text && (now.isOptional || !isOptional);
  });
  return isKept && is.parameters.slice(was.parameters.length).every(({ isOptional }) => isOptional);
}

function brief(text: string): string {
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
