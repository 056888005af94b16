import { posix } from "node:path";
import ts from "typescript";
import { ReleaseCheckError } from "../errors.js";
import { cutDeclaration, type Declaration } from "./declaration.js";
import type { Declarations } from "./emit-declarations.js";

/** What an entry offers: exported names, and under `~name` what they refer to without exporting it. */
export type Surface = ReadonlyMap<string, Declaration>;

/** Finds declarations by name in the texts of one state of the sources. */
export class SurfaceReader {
  readonly #texts: Declarations;
  readonly #files = new Map<string, ts.SourceFile>();

  constructor(texts: Declarations) {
    this.#texts = texts;
  }

  /** The surface of an entry. Names from other packages are kept as re-exports; generated files are left out. Throws `ERR_TYPES_UNREADABLE` when the source is missing. */
  surfaceOf(entry: string): Surface {
    if (this.#file(entry) === undefined) throw new ReleaseCheckError("ERR_TYPES_UNREADABLE", `${entry} is missing`);
    const surface = new Map<string, Declaration>();
    this.#exportsOf(entry, surface, new Set());
    const exported = new Set([...surface.values()].map(({ node }) => node));
    for (const { node } of surface.values()) {
      if (node === undefined) continue;
      for (const name of namesIn(node)) this.#addHidden(surface, exported, node, name);
    }
    return surface;
  }

  /** A type that is referred to and not exported is part of the surface: whoever uses the other sees it. */
  #addHidden(surface: Map<string, Declaration>, exported: Set<ts.Node | undefined>, from: ts.Node, name: string): void {
    const found = this.#find(from.getSourceFile().fileName, name, new Set());
    if (found?.node === undefined || exported.has(found.node) || surface.has(`~${name}`)) return;
    exported.add(found.node);
    // Maps may be added to while they are walked, so what this one refers to is reached as well.
    surface.set(`~${name}`, found);
  }

  #exportsOf(path: string, into: Map<string, Declaration>, seen: Set<string>): void {
    const file = this.#file(path);
    if (file === undefined || isGenerated(path) || seen.has(path)) return;
    seen.add(path);
    for (const statement of file.statements) {
      if (ts.isExportDeclaration(statement)) this.#reExports(path, statement, into, seen);
      else if (isExported(statement))
        for (const [name, node] of named(statement)) addTo(into, name, cutDeclaration(node));
    }
  }

  #reExports(path: string, statement: ts.ExportDeclaration, into: Map<string, Declaration>, seen: Set<string>): void {
    const from =
      statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier)
        ? statement.moduleSpecifier.text
        : undefined;
    const target = from === undefined ? path : resolve(path, from);
    if (statement.exportClause === undefined) {
      if (target !== undefined) this.#exportsOf(target, into, seen);
      else addTo(into, `* from ${from}`, foreign(`${from}`));
    } else if (ts.isNamedExports(statement.exportClause)) {
      for (const { name, propertyName } of statement.exportClause.elements) {
        const original = (propertyName ?? name).text;
        if (target === undefined) addTo(into, name.text, foreign(`${from} ${original}`));
        else if (isGenerated(target)) continue;
        else addTo(into, name.text, this.#find(target, original, new Set()) ?? foreign(`${target} ${original}`));
      }
    }
  }

  /** The declaration of a name as a file sees it, its own or imported. */
  #find(path: string, name: string, seen: Set<string>): Declaration | undefined {
    const file = this.#file(path);
    if (file === undefined || isGenerated(path) || seen.has(`${path} ${name}`)) return undefined;
    seen.add(`${path} ${name}`);
    for (const statement of file.statements) {
      for (const [own, node] of named(statement)) if (own === name) return cutDeclaration(node);
      const target = sourceOf(statement, name);
      if (target === undefined) continue;
      const next = resolve(path, target.from);
      const found = next === undefined ? foreign(`${target.from} ${target.name}`) : this.#find(next, target.name, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #file(path: string): ts.SourceFile | undefined {
    const known = this.#files.get(path);
    const text = known === undefined ? this.#texts(path) : undefined;
    if (text === undefined) return known;
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
    this.#files.set(path, file);
    return file;
  }
}

/** Where an import or export of `name` in a statement leads. */
function sourceOf(statement: ts.Statement, name: string): { from: string; name: string } | undefined {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return undefined;
  const from =
    statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier)
      ? statement.moduleSpecifier.text
      : undefined;
  const clause = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause;
  if (from === undefined) return undefined;
  if (clause === undefined) return ts.isExportDeclaration(statement) ? { from, name } : undefined;
  if (!ts.isNamedImports(clause) && !ts.isNamedExports(clause)) return undefined;
  const element = [...clause.elements].find((one) => one.name.text === name);
  return element === undefined ? undefined : { from, name: (element.propertyName ?? element.name).text };
}

/** Path of the source a relative import leads to; undefined for another package. */
function resolve(path: string, from: string): string | undefined {
  return from.startsWith(".") ? posix.join(posix.dirname(path), from).replace(/\.js$/, ".ts") : undefined;
}

/** Files made of a document are judged by the document, which knows what is sent and what is received. */
function isGenerated(path: string): boolean {
  return path.endsWith(".gen.ts");
}

function foreign(head: string): Declaration {
  return {
    kind: "re-export",
    head,
    members: new Map(),
    union: undefined,
    call: undefined,
    parts: new Set(),
    node: undefined,
  };
}

/** Overloads and merged declarations of a name are one. */
function addTo(into: Map<string, Declaration>, name: string, declaration: Declaration): void {
  const before = into.get(name);
  if (before === undefined || before.node === declaration.node) into.set(name, declaration);
  else {
    const members = new Map([...before.members, ...declaration.members]);
    into.set(name, { ...before, head: `${before.head} ${declaration.head}`, members, call: undefined });
  }
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function named(statement: ts.Statement): [string, ts.Node][] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((one): [string, ts.Node] => [one.name.getText(), one]);
  }
  const isNamed =
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return isNamed && statement.name !== undefined ? [[statement.name.text, statement]] : [];
}

/** Names of types that a declaration refers to. */
function namesIn(node: ts.Node): Set<string> {
  const names = new Set<string>();
  const visit = (inner: ts.Node): void => {
    if (ts.isTypeReferenceNode(inner) && ts.isIdentifier(inner.typeName)) names.add(inner.typeName.text);
    if (ts.isExpressionWithTypeArguments(inner) && ts.isIdentifier(inner.expression)) names.add(inner.expression.text);
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return names;
}
