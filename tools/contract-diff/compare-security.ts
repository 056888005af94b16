import type { ChangeList } from "./change.js";
import { type ContractDocument, canonical, entriesOf, itemsOf, sides } from "./document.js";
import type { Operation } from "./operations.js";

/** Scopes by the schemes they belong to: one alternative of `security`. */
type Alternative = ReadonlyMap<string, readonly string[]>;

/** Reports differences in who may call an operation. */
export function compareSecurity(changes: ChangeList, before: Operation, after: Operation): void {
  const [was, is] = [alternativesOf(before), alternativesOf(after)];
  const place = `${after.id} security`;
  if (was.has("") !== is.has("")) {
    changes.add({ rule: is.has("") ? "security-lifted" : "security-demanded", place }, after.id);
    return;
  }
  const { removed, added, kept } = sides(was, is);
  for (const [name] of removed) changes.add({ rule: "security-alternative-removed", place, was: name }, after.id);
  for (const [name] of added) changes.add({ rule: "security-alternative-added", place, is: name }, after.id);
  for (const [, old, now] of kept) {
    for (const [scheme, scopes] of now) {
      const demanded = old.get(scheme) ?? [];
      for (const scope of scopes.filter((one) => !demanded.includes(one))) {
        changes.add({ rule: "security-scope-demanded", place, is: `${scheme} ${scope}` }, after.id);
      }
      for (const scope of demanded.filter((one) => !scopes.includes(one))) {
        changes.add({ rule: "security-scope-lifted", place, was: `${scheme} ${scope}` }, after.id);
      }
    }
  }
}

/** Alternatives by the names of their schemes; the empty name stands for a call without credentials. */
function alternativesOf({ security }: Operation): Map<string, Alternative> {
  const all = itemsOf(security).map((one): [string, Alternative] => {
    const schemes = entriesOf(one).sort(([a], [b]) => (a < b ? -1 : 1));
    const scopes = schemes.map(([name, list]): [string, string[]] => [name, itemsOf(list).map(String)]);
    return [schemes.map(([name]) => name).join(" + "), new Map(scopes)];
  });
  return new Map(all.length === 0 ? [["", new Map<string, readonly string[]>()]] : all);
}

/** Reports schemes whose credentials are sent in another way under the same name. */
export function compareSecuritySchemes(changes: ChangeList, before: ContractDocument, after: ContractDocument): void {
  const [was, is] = [schemesOf(before), schemesOf(after)];
  for (const [name, old, now] of sides(was, is).kept) {
    const place = `security scheme ${name}`;
    if (old.form !== now.form) changes.add({ rule: "security-scheme-changed", place });
    if (old.description !== now.description) changes.add({ rule: "description-changed", place });
  }
}

function schemesOf(document: ContractDocument) {
  const { securitySchemes } = document.resolve(document.root.components).node;
  return new Map(
    entriesOf(securitySchemes).map(([name, value]) => {
      const { description, ...form } = document.resolve(value).node;
      return [name, { form: canonical(form), description: canonical(description) }];
    }),
  );
}
