import type { ChangeList } from "./change.js";
import { type BodyPlace, compareContent, hasContent } from "./compare-bodies.js";
import type { SchemaComparer } from "./compare-schemas.js";
import { compareTexts } from "./compare-texts.js";
import { type ContractDocument, entriesOf, type Resolved, sides } from "./document.js";
import type { Operation } from "./operations.js";
import type { DocumentRuleId } from "./rules.js";

/** Two documents with what compares their schemas and collects what is found. */
export interface Comparing {
  readonly before: ContractDocument;
  readonly after: ContractDocument;
  readonly schemas: SchemaComparer;
  readonly changes: ChangeList;
}

/** Reports differences in the answers of an operation: statuses, headers and bodies. */
export function compareResponses(comparing: Comparing, before: Operation, after: Operation): void {
  const { removed, added, kept } = sides(statuses(comparing.before, before), statuses(comparing.after, after));
  const add = (rule: DocumentRuleId, place: string) => comparing.changes.add({ rule, place }, after.id);
  for (const [status] of removed) add("status-removed", `${after.id} ${status}`);
  for (const [status] of added)
    add(status.startsWith("2") ? "success-status-added" : "error-status-added", `${after.id} ${status}`);
  for (const [status, was, is] of kept) {
    const place = is.name === undefined || is.name !== was.name ? `${after.id} ${status}` : `response ${is.name}`;
    compareTexts(was.node, is.node, (rule) => comparing.changes.add({ rule, place }, after.id));
    const [had, has] = [hasContent(was.node), hasContent(is.node)];
    if (had && !has) add("received-body-removed", place);
    else if (!had && has) add("received-body-added", place);
    else
      compareContent(comparing.changes, comparing.schemas, was.node, is.node, {
        operation: after.id,
        place,
        direction: "received",
      });
    compareHeaders(comparing, was, is, { operation: after.id, place, direction: "received" });
  }
}

/** Reports differences in the answers a webhook's receiver may give. */
export function compareWebhookAnswers({ before, after, changes }: Comparing, was: Operation, is: Operation): void {
  const { removed, added } = sides(statuses(before, was), statuses(after, is));
  for (const [status] of removed)
    changes.add({ rule: "webhook-answer-removed", place: `webhook ${is.path} ${status}` }, is.id);
  for (const [status] of added)
    changes.add({ rule: "webhook-answer-added", place: `webhook ${is.path} ${status}` }, is.id);
}

function statuses(document: ContractDocument, { node }: Operation): Map<string, Resolved> {
  return new Map(entriesOf(node.responses).map(([status, value]) => [status.toUpperCase(), document.resolve(value)]));
}

function compareHeaders(
  { before, after, schemas, changes }: Comparing,
  was: Resolved,
  is: Resolved,
  where: BodyPlace,
): void {
  const headers = (document: ContractDocument, { node }: Resolved) =>
    new Map(entriesOf(node.headers).map(([name, value]) => [name.toLowerCase(), document.resolve(value).node]));
  const { removed, added, kept } = sides(headers(before, was), headers(after, is));
  const add = (rule: DocumentRuleId, name: string) =>
    changes.add({ rule, place: `${where.place} header ${name}` }, where.operation);
  for (const [name] of removed) add("received-header-removed", name);
  for (const [name] of added) add("received-header-added", name);
  for (const [name, old, now] of kept) {
    const isRequired = now.required === true;
    if ((old.required === true) !== isRequired)
      add(`received-header-became-${isRequired ? "required" : "optional"}`, name);
    compareTexts(old, now, (rule) => changes.add({ rule, place: `${where.place} header ${name}` }, where.operation));
    const found = schemas.compare(old.schema, now.schema, "received", `${where.place} header ${name}`);
    for (const finding of found) changes.add(finding, where.operation);
  }
}
