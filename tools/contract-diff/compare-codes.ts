// Error codes belong to the API, not to a schema: the tables of all components together are one list, so a code that
// moves from one table to another is a code whose status changed.
import { isRecord } from "../list-apis.js";
import type { ChangeList } from "./change.js";
import { type ContractDocument, entriesOf, itemsOf, sides } from "./document.js";

/** Reports codes that came, went, or mean something else. */
export function compareCodes(changes: ChangeList, before: ContractDocument, after: ContractDocument): void {
  const errors = sides(errorRows(before), errorRows(after));
  for (const [code] of errors.removed) changes.add({ rule: "error-code-removed", place: `error code ${code}` });
  for (const [code] of errors.added) changes.add({ rule: "error-code-added", place: `error code ${code}` });
  for (const [code, was, is] of errors.kept) {
    for (const part of ["status", "retry", "exception"] as const) {
      if (was[part] === is[part]) continue;
      changes.add({ rule: `error-code-${part}-changed`, place: `error code ${code}`, was: was[part], is: is[part] });
    }
  }
  const [were, are] = [reasonLists(before), reasonLists(after)];
  const reasons = sides(flat(were), flat(are));
  // A list that goes or comes as a whole is a component that does.
  for (const [place, list] of reasons.removed) if (are.has(list)) changes.add({ rule: "reason-code-removed", place });
  for (const [place, list] of reasons.added) if (were.has(list)) changes.add({ rule: "reason-code-added", place });
}

function schemasOf(document: ContractDocument): [string, unknown][] {
  return entriesOf(document.resolve(document.root.components).node.schemas);
}

function errorRows(document: ContractDocument) {
  const rows = schemasOf(document).flatMap(([, schema]) => (isRecord(schema) ? entriesOf(schema["x-errorCodes"]) : []));
  return new Map(
    rows.map(([code, row]) => {
      const { status, retry, exception } = isRecord(row) ? row : {};
      return [code, { status: String(status), retry: String(retry), exception: String(exception ?? "none") }];
    }),
  );
}

/** Decline codes and other catalogues: values by the component that lists them. */
function reasonLists(document: ContractDocument): Map<string, string[]> {
  const lists = schemasOf(document).flatMap(([name, schema]): [string, string[]][] => {
    const isList = isRecord(schema) && (name === "DeclineCode" || schema["x-catalogue"] === true);
    return isList ? [[name, itemsOf(schema.enum).map(String)]] : [];
  });
  return new Map(lists);
}

function flat(lists: ReadonlyMap<string, readonly string[]>): Map<string, string> {
  return new Map(
    [...lists].flatMap(([name, codes]) => codes.map((code): [string, string] => [`${name} ${code}`, name])),
  );
}
