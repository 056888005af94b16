import ts from "typescript";

/** One member of an object type or class. */
export interface TypeMember {
  readonly text: string;
  readonly isOptional: boolean;
  /** Constituents of its type; one when it is no union. */
  readonly parts: ReadonlySet<string>;
  /** Parameters and result, when the member is a function. */
  readonly call: CallShape | undefined;
}

/** A function type, printed in parts. */
export interface CallShape {
  readonly parameters: readonly { readonly text: string; readonly isOptional: boolean }[];
  readonly rest: string;
}

/** An exported declaration, cut into the parts that are compared. */
export interface Declaration {
  readonly kind: "interface" | "type" | "class" | "function" | "value" | "re-export";
  /** Everything but members, printed without comments. */
  readonly head: string;
  readonly members: ReadonlyMap<string, TypeMember>;
  /** Constituents of a union of literals. */
  readonly union: ReadonlySet<string> | undefined;
  readonly call: CallShape | undefined;
  /** Constituents of the type an alias stands for. */
  readonly parts: ReadonlySet<string>;
  readonly node: ts.Node | undefined;
}

const printer = ts.createPrinter({ removeComments: true });

/** Text of a node, with unions in one order, since the compiler writes them in the order it met their parts. */
export function print(node: ts.Node): string {
  const { transformed } = ts.transform(node, [(context) => (root) => sortUnions(root, context)]);
  const [sorted = node] = transformed;
  return printer.printNode(ts.EmitHint.Unspecified, sorted, node.getSourceFile()).replaceAll(/\s+/g, " ");
}

function sortUnions(node: ts.Node, context: ts.TransformationContext): ts.Node {
  const visited = ts.visitEachChild(node, (child) => sortUnions(child, context), context);
  if (!ts.isUnionTypeNode(visited)) return visited;
  const file = node.getSourceFile();
  const texts = visited.types.map((type) => ({ type, text: printer.printNode(ts.EmitHint.Unspecified, type, file) }));
  return ts.factory.createUnionTypeNode(texts.sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ type }) => type));
}

/** Cuts a declaration of a `.d.ts` file into parts. */
export function cutDeclaration(node: ts.Node): Declaration {
  const plain = {
    members: new Map<string, TypeMember>(),
    union: undefined,
    call: undefined,
    parts: new Set<string>(),
    node,
  };
  if (ts.isInterfaceDeclaration(node)) {
    return { ...plain, kind: "interface", head: headOf(node), members: membersOf(node.members) };
  }
  if (ts.isClassDeclaration(node)) {
    return { ...plain, kind: "class", head: headOf(node), members: membersOf(node.members) };
  }
  if (ts.isTypeAliasDeclaration(node)) {
    const { type } = node;
    const parameters = (node.typeParameters ?? []).map(print).join(", ");
    if (ts.isTypeLiteralNode(type))
      return { ...plain, kind: "type", head: parameters, members: membersOf(type.members) };
    const union = literalsOf(type);
    if (union !== undefined) return { ...plain, kind: "type", head: "", union };
    const parts = parameters === "" ? partsOf(type) : plain.parts;
    return { ...plain, kind: "type", head: `${parameters} = ${print(type)}`, call: callOf(type), parts };
  }
  if (ts.isFunctionDeclaration(node)) return { ...plain, kind: "function", head: print(node), call: callOf(node) };
  return { ...plain, kind: "value", head: print(node) };
}

function headOf({ typeParameters, heritageClauses }: ts.InterfaceDeclaration | ts.ClassDeclaration): string {
  return [...(typeParameters ?? []), ...(heritageClauses ?? [])].map(print).join(" ");
}

/** Constituents of a union of strings and numbers, or of one of them. */
function literalsOf(type: ts.TypeNode): Set<string> | undefined {
  const parts = ts.isUnionTypeNode(type) ? type.types : [type];
  return parts.every(ts.isLiteralTypeNode) ? new Set(parts.map(print)) : undefined;
}

function membersOf(nodes: ts.NodeArray<ts.ClassElement | ts.TypeElement>): Map<string, TypeMember> {
  const members = new Map<string, TypeMember>();
  for (const node of nodes) {
    const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
    const isHidden = (ts.getCombinedModifierFlags(node) & hidden) !== 0;
    if (isHidden || (node.name !== undefined && ts.isPrivateIdentifier(node.name))) continue;
    const name = node.name === undefined ? ts.SyntaxKind[node.kind] : node.name.getText();
    const isOptional = "questionToken" in node && node.questionToken !== undefined;
    const type = ts.isPropertySignature(node) || ts.isPropertyDeclaration(node) ? node.type : node;
    const before = members.get(name);
    const text = `${before === undefined ? "" : `${before.text}; `}${print(type ?? node)}`;
    // `a?(): void` and `a(): void` differ by the mark alone, which is compared by itself.
    members.set(name, {
      text: text.replace(/^(\w+)\?/, "$1"),
      isOptional,
      parts: type !== undefined && ts.isTypeNode(type) ? partsOf(type) : new Set([text]),
      call: before === undefined && type ? callOf(type) : undefined,
    });
  }
  return members;
}

function partsOf(type: ts.TypeNode): Set<string> {
  const parts = ts.isUnionTypeNode(type) ? [...type.types] : [type];
  return new Set(parts.map((part) => print(ts.isParenthesizedTypeNode(part) ? part.type : part)));
}

function callOf(node: ts.Node): CallShape | undefined {
  if (!ts.isFunctionLike(node)) return undefined;
  return {
    parameters: node.parameters.map((parameter) => ({
      text: parameter.type === undefined ? "any" : print(parameter.type),
      isOptional: parameter.questionToken !== undefined || parameter.dotDotDotToken !== undefined,
    })),
    rest: [...(node.typeParameters ?? []), ...(node.type === undefined ? [] : [node.type])].map(print).join(" "),
  };
}
