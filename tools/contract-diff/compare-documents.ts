// Compares two bundled documents of an API. No differ that npm offers serves here, which is why this is our own:
// openapi-diff (0.24) refuses OpenAPI 3.1; openapi-schema-diff (0.0.1) has one release and reads no 3.1 keywords;
// api-smart-diff (1.0) reads 3.1 but fails on `required` inside `allOf`, takes a removed member of an answer, a null
// and a wider type in an answer for harmless, and leaves webhooks and x-errorCodes unjudged; @azure/oad reads
// Swagger 2 through autorest; oasdiff and openapi-changes are Go binaries. None knows error codes.
import { type Change, ChangeList } from "./change.js";
import { compareCodes } from "./compare-codes.js";
import { compareOperations, compareWebhooks } from "./compare-operations.js";
import { SchemaComparer } from "./compare-schemas.js";
import { compareSecuritySchemes } from "./compare-security.js";
import { compareServers } from "./compare-servers.js";
import { type ContractDocument, canonical, entriesOf, sides } from "./document.js";

/**
 * Every difference between two states of the document `api`; undefined stands for a document that is not there.
 * Throws `ERR_BUNDLE_MALFORMED` when a reference leads nowhere.
 */
export function compareDocuments(
  api: string,
  before: ContractDocument | undefined,
  after: ContractDocument | undefined,
): Change[] {
  const changes = new ChangeList(api);
  if (before === undefined || after === undefined) {
    if (after !== undefined) changes.add({ rule: "api-added", place: "document" });
    if (before !== undefined) changes.add({ rule: "api-removed", place: "document" });
    return changes.changes();
  }
  const comparing = { before, after, changes, schemas: new SchemaComparer(before, after) };
  compareInfo(changes, before, after);
  compareServers(changes, before.root.servers, after.root.servers);
  compareSecuritySchemes(changes, before, after);
  compareOperations(comparing);
  compareWebhooks(comparing);
  compareCodes(changes, before, after);
  compareComponents(changes, before, after);
  return changes.changes();
}

function compareInfo(changes: ChangeList, before: ContractDocument, after: ContractDocument): void {
  for (const member of ["openapi", "info", "tags", "externalDocs"]) {
    const [was, is] = [canonical(before.root[member]), canonical(after.root[member])];
    if (was !== is) changes.add({ rule: "info-changed", place: member });
  }
}

/** Names of components are names of types; what they hold is compared where operations use them. */
function compareComponents(changes: ChangeList, before: ContractDocument, after: ContractDocument): void {
  const { removed, added } = sides(componentsOf(before), componentsOf(after));
  for (const [place] of removed) changes.add({ rule: "component-removed", place });
  for (const [place] of added) changes.add({ rule: "component-added", place });
}

function componentsOf(document: ContractDocument): Map<string, unknown> {
  const kinds = entriesOf(document.root.components).filter(([kind]) => kind !== "securitySchemes");
  const named = kinds.flatMap(([kind, parts]) =>
    entriesOf(parts).map(([name, value]): [string, unknown] => [`${kind}/${name}`, value]),
  );
  return new Map(named);
}
