import ts from "typescript";
import type { Surface } from "./read-surface.js";

/** How callers meet a type: they make values of it, receive them, or both; a type nobody mentions counts as both. */
export interface TypeUse {
  readonly isMade: boolean;
  readonly isReceived: boolean;
}

/** Follows the types of a surface from arguments and results of its functions and classes. */
export function usesOf(surface: Surface): (name: string) => TypeUse {
  const made = new Set<string>();
  const received = new Set<string>();
  const follow = (node: ts.Node, isMade: boolean): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) enter(node.typeName.text, isMade);
    if (ts.isParameter(node)) {
      if (node.type !== undefined) follow(node.type, !isMade);
    } else ts.forEachChild(node, (child) => follow(child, isMade));
  };
  const enter = (name: string, isMade: boolean): void => {
    const seen = isMade ? made : received;
    const declaration = surface.get(name) ?? surface.get(`~${name}`);
    if (declaration?.node === undefined || seen.has(name)) return;
    seen.add(name);
    follow(declaration.node, isMade);
  };
  for (const { kind, node } of surface.values()) {
    if (node !== undefined && (kind === "function" || kind === "class" || kind === "value")) follow(node, false);
  }
  return (name) => {
    const plain = name.replace(/^~/, "");
    const isUnmentioned = !made.has(plain) && !received.has(plain);
    return { isMade: made.has(plain) || isUnmentioned, isReceived: received.has(plain) || isUnmentioned };
  };
}
