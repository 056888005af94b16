// Writes what openapi-typescript repeats for every path and operation once, as type aliases: whoever type-checks one
// call pays for every node of the file. The types stay the same, member for member.
import ts from "typescript";

const { factory } = ts;
const printer = ts.createPrinter();
const file = ts.createSourceFile("types.ts", "", ts.ScriptTarget.Latest);
const print = (node: ts.Node) => printer.printNode(ts.EmitHint.Unspecified, node, file);

/** An alias is worth its lines from this many uses on. */
const oftenIs = 2;

/** Interfaces whose members describe operations; the schemas of components are left as they are. */
const described = ["paths", "webhooks", "operations"];

interface Template {
  readonly text: string;
  readonly args: readonly ts.TypeNode[];
  /** What each argument may be; `undefined` for anything. */
  readonly limits: readonly (ts.TypeNode | undefined)[];
  readonly body: ts.TypeNode;
  readonly title: string;
}

/** Names of aliases by the text they stand for. */
class Aliases {
  readonly #uses = new Map<string, number>();
  readonly #names = new Map<string, string>();
  readonly declarations: ts.TypeAliasDeclaration[] = [];

  count({ text }: Template): void {
    this.#uses.set(text, (this.#uses.get(text) ?? 0) + 1);
  }

  /** A reference to the alias of a template, or `undefined` for one that is rare. */
  use(template: Template): ts.TypeNode | undefined {
    const { text, args } = template;
    if ((this.#uses.get(text) ?? 0) < oftenIs) return undefined;
    return factory.createTypeReferenceNode(this.#names.get(text) ?? this.#declare(template), args);
  }

  #declare({ text, title, limits, body }: Template): string {
    const taken = [...this.#names.values()].filter((name) => name === title || name.startsWith(`${title}_v`)).length;
    const name = taken === 0 ? title : `${title}_v${taken + 1}`;
    this.#names.set(text, name);
    const parameters = limits.map((limit, i) => factory.createTypeParameterDeclaration(undefined, hole(i), limit));
    this.declarations.push(factory.createTypeAliasDeclaration(undefined, name, parameters, body));
    return name;
  }
}

const hole = (i: number) => `T${i}`;

const nameOf = ({ name }: ts.TypeElement) =>
  name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name))
    ? name.text
    : undefined;

const isNever = (type: ts.TypeNode | undefined) => type?.kind === ts.SyntaxKind.NeverKeyword;

/** The same member with another type, comments included. */
function withType(member: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  const copy = factory.createPropertySignature(member.modifiers, member.name, member.questionToken, type);
  return ts.setSyntheticLeadingComments(copy, ts.getSyntheticLeadingComments(member));
}

/**
 * A type literal with every type that `isHole` names taken out. `path` holds the names of the members that lead there.
 */
function templateOf(
  literal: ts.TypeLiteralNode,
  title: string,
  isHole: (path: readonly string[], type: ts.TypeNode) => boolean,
): Template {
  const args: ts.TypeNode[] = [];
  const limits: (ts.TypeNode | undefined)[] = [];
  /** A member of a named type is passed by its name: the compiler looks it up when it is needed, and not before. */
  const holeFor = (type: ts.TypeNode): ts.TypeNode => {
    const parameter = factory.createTypeReferenceNode(hole(args.length));
    const isNamed = ts.isIndexedAccessTypeNode(type) && ts.isLiteralTypeNode(type.indexType);
    args.push(isNamed ? type.indexType : type);
    limits.push(isNamed ? factory.createTypeOperatorNode(ts.SyntaxKind.KeyOfKeyword, type.objectType) : undefined);
    return isNamed ? factory.createIndexedAccessTypeNode(type.objectType, parameter) : parameter;
  };
  const open = (node: ts.TypeLiteralNode, path: readonly string[]): ts.TypeLiteralNode =>
    factory.createTypeLiteralNode(
      node.members.map((member) => {
        const name = nameOf(member);
        if (!ts.isPropertySignature(member) || name === undefined || member.type === undefined) return member;
        const at = [...path, name];
        if (isHole(at, member.type)) {
          const { modifiers, name: key, questionToken, type } = member;
          return factory.createPropertySignature(modifiers, key, questionToken, holeFor(type));
        }
        return ts.isTypeLiteralNode(member.type) ? withType(member, open(member.type, at)) : member;
      }),
    );
  const body = open(literal, []);
  return { text: print(body), args, limits, body, title };
}

const given = (literal: ts.TypeLiteralNode) =>
  literal.members.flatMap((member) =>
    ts.isPropertySignature(member) && !isNever(member.type) ? (nameOf(member) ?? []) : [],
  );

const mediaOf = (body: ts.TypeLiteralNode) =>
  body.members.flatMap((member) =>
    ts.isPropertySignature(member) && member.type && ts.isTypeLiteralNode(member.type) ? given(member.type) : [],
  );

const titled = (...words: readonly string[]) => words.join("_").replace(/\W+/g, "_");

const capital = (word: string) => `${word[0]?.toUpperCase()}${word.slice(1)}`;

type Part = (name: string, literal: ts.TypeLiteralNode) => Template | undefined;

const isDirect = ([, ...more]: readonly string[], type: ts.TypeNode) => more.length === 0 && !isNever(type);

/** What repeats, from the inside out: a part is looked for after those before it have become aliases. */
const parts: readonly Part[] = [
  (name, literal) => (name === "headers" && given(literal).length === 0 ? whole(literal, "AnyHeaders") : undefined),
  (name, literal) =>
    ["path", "query", "header"].includes(name) ? whole(literal, titled(capital(name), ...given(literal))) : undefined,
  (name, literal) =>
    name === "parameters" && has(literal, "cookie")
      ? templateOf(literal, given(literal).length === 0 ? "NoParameters" : titled("With", ...given(literal)), isDirect)
      : undefined,
  (name, literal) =>
    name === "requestBody"
      ? templateOf(literal, titled("Body", ...mediaOf(literal)), (path) => path[0] === "content" && path.length === 2)
      : undefined,
  (name, literal) =>
    name === "responses"
      ? templateOf(literal, titled("Answers", ...given(literal)), ([status, part, ...media]) => {
          return /^2\d\d$/.test(status ?? "") && part === "content" && media.length === 1;
        })
      : undefined,
  (_, literal) =>
    has(literal, "responses")
      ? templateOf(literal, given(literal).includes("requestBody") ? "Sending" : "Asking", isDirect)
      : undefined,
  (_, literal) =>
    has(literal, "trace") ? templateOf(literal, titled("Item", ...given(literal).slice(1)), isDirect) : undefined,
];

const has = (literal: ts.TypeLiteralNode, name: string) => literal.members.some((member) => nameOf(member) === name);

const whole = (literal: ts.TypeLiteralNode, title: string) => templateOf(literal, title, () => false);

/** The interface with each type literal in it replaced, from the inside out, where `replace` has something for it. */
function rewrite(node: ts.InterfaceDeclaration, replace: (name: string, literal: ts.TypeLiteralNode) => ts.TypeNode) {
  const change = (element: ts.TypeElement): ts.TypeElement => {
    const name = nameOf(element);
    if (!ts.isPropertySignature(element) || name === undefined || element.type === undefined) return element;
    if (!ts.isTypeLiteralNode(element.type)) return element;
    return withType(element, replace(name, factory.createTypeLiteralNode(element.type.members.map(change))));
  };
  const { modifiers, name, typeParameters, heritageClauses, members } = node;
  const changed = members.map(change);
  return factory.updateInterfaceDeclaration(node, modifiers, name, typeParameters, heritageClauses, changed);
}

/** Summaries stand at the methods of paths, whose aliases have no place for them: they go to the operations. */
function withSummaries(nodes: readonly ts.Node[]): ts.Node[] {
  const summaries = new Map<string, ts.SynthesizedComment[]>();
  const note = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && node.type && ts.isIndexedAccessTypeNode(node.type)) {
      const comments = ts.getSyntheticLeadingComments(node);
      if (comments !== undefined) summaries.set(print(node.type), comments);
    }
    ts.forEachChild(node, note);
  };
  nodes.filter((node) => isDescribed(node) && node.name.text !== "operations").forEach(note);
  return nodes.map((node) => {
    if (!isDescribed(node) || node.name.text !== "operations") return node;
    for (const member of node.members) {
      const comments = summaries.get(`operations["${nameOf(member)}"]`);
      if (comments !== undefined) ts.setSyntheticLeadingComments(member, comments);
    }
    return node;
  });
}

function isDescribed(node: ts.Node): node is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(node) && described.includes(node.name.text);
}

/** `components["schemas"]` under a name, since it stands in front of every schema that another refers to. */
function withShortNames(nodes: readonly ts.Node[]): ts.Node[] {
  const group = (type: ts.TypeNode) => (ts.isIndexedAccessTypeNode(type) ? shortNames.get(print(type)) : undefined);
  const used = new Set<string>();
  const visit = (node: ts.Node): ts.Node => {
    const short = ts.isIndexedAccessTypeNode(node) ? group(node) : undefined;
    if (short === undefined) return ts.visitEachChild(node, visit, undefined);
    used.add(short);
    return factory.createTypeReferenceNode(short);
  };
  const visited = nodes.map(visit);
  const declared = [...shortNames].filter(([, short]) => used.has(short));
  return [
    ...declared.map(([text, short]) => {
      const [, member = ""] = /\["(\w+)"\]/.exec(text) ?? [];
      const index = factory.createLiteralTypeNode(factory.createStringLiteral(member));
      const type = factory.createIndexedAccessTypeNode(factory.createTypeReferenceNode("components"), index);
      return factory.createTypeAliasDeclaration(undefined, short, undefined, type);
    }),
    ...visited,
  ];
}

const shortNames = new Map([
  ['components["schemas"]', "Schemas"],
  ['components["parameters"]', "ParameterTypes"],
  ['components["responses"]', "Responses"],
]);

/** The nodes of openapi-typescript with what they repeat as aliases. */
export function compactTypes(nodes: readonly ts.Node[]): ts.Node[] {
  let current = withSummaries(nodes);
  const declarations: ts.Node[] = [];
  for (const part of parts) {
    const aliases = new Aliases();
    const each = (replace: (name: string, literal: ts.TypeLiteralNode) => ts.TypeNode) =>
      current.map((node) => (isDescribed(node) ? rewrite(node, replace) : node));
    each((name, literal) => {
      const template = part(name, literal);
      if (template !== undefined) aliases.count(template);
      return literal;
    });
    current = each((name, literal) => {
      const template = part(name, literal);
      return (template && aliases.use(template)) ?? literal;
    });
    declarations.push(...aliases.declarations);
  }
  return withShortNames([...declarations, ...current]);
}
