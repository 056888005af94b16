import { compareContent, hasContent } from "./compare-bodies.js";
import { comparePages } from "./compare-pages.js";
import { compareParameters } from "./compare-parameters.js";
import { type Comparing, compareResponses, compareWebhookAnswers } from "./compare-responses.js";
import { compareSecurity } from "./compare-security.js";
import { compareServers } from "./compare-servers.js";
import { compareTexts } from "./compare-texts.js";
import { canonical, itemsOf, sides } from "./document.js";
import { type Operation, operationsOf, webhooksOf } from "./operations.js";
import type { DocumentRuleId } from "./rules.js";

/** Members of an operation that are compared; another one that changes counts as breaking. */
const known = new Set([
  ...["operationId", "tags", "summary", "description", "externalDocs", "deprecated", "parameters", "requestBody"],
  ...["responses", "security", "servers", "x-evidence"],
]);

/** Reports differences in operations: which there are, what they take, what they answer and who may call them. */
export function compareOperations(comparing: Comparing): void {
  const { before, after, changes, schemas } = comparing;
  const { removed, added, kept } = sides(operationsOf(before), operationsOf(after));
  const title = (key: string, { path }: Operation) => `${key.split(" ")[0]?.toUpperCase()} ${path}`;
  for (const [key, operation] of removed)
    changes.add({ rule: "operation-removed", place: title(key, operation) }, operation.id);
  for (const [key, operation] of added)
    changes.add({ rule: "operation-added", place: title(key, operation) }, operation.id);
  for (const [, was, is] of kept) {
    compareHeads(comparing, was, is, is.id);
    compareParameters(changes, schemas, was, is);
    comparePages(changes, was, is);
    compareRequestBodies(comparing, was, is);
    compareResponses(comparing, was, is);
    compareSecurity(changes, was, is);
    compareServers(changes, was.servers ?? before.root.servers, is.servers ?? after.root.servers, is.servers && is.id);
  }
}

/** Reports differences in webhooks, whose messages callers receive. */
export function compareWebhooks(comparing: Comparing): void {
  const { before, after, changes, schemas } = comparing;
  const { removed, added, kept } = sides(webhooksOf(before), webhooksOf(after));
  for (const [, { path, id }] of removed) changes.add({ rule: "webhook-removed", place: `webhook ${path}` }, id);
  for (const [, { path, id }] of added) changes.add({ rule: "webhook-added", place: `webhook ${path}` }, id);
  for (const [, was, is] of kept) {
    const place = `webhook ${is.path}`;
    compareHeads(comparing, was, is, place);
    const [old, now] = [before.resolve(was.node.requestBody).node, after.resolve(is.node.requestBody).node];
    const [had, has] = [hasContent(old), hasContent(now)];
    if (had !== has) changes.add({ rule: has ? "received-body-added" : "received-body-removed", place }, is.id);
    else compareContent(changes, schemas, old, now, { operation: is.id, place, direction: "received" });
    compareMessageHeaders(comparing, was, is, place);
    compareWebhookAnswers(comparing, was, is);
  }
}

function compareHeads({ changes }: Comparing, was: Operation, is: Operation, place: string): void {
  const add = (rule: DocumentRuleId, old?: string, now?: string) =>
    changes.add({ rule, place, was: old, is: now }, is.id);
  if (was.id !== is.id) add("operation-id-changed", was.id, is.id);
  const [old, now] = [was.node.deprecated === true, is.node.deprecated === true];
  if (old !== now) add(now ? "operation-deprecated" : "operation-restored");
  if (canonical(itemsOf(was.node.tags)) !== canonical(itemsOf(is.node.tags))) add("operation-retagged");
  compareTexts(was.node, is.node, (rule) => changes.add({ rule, place }, is.id));
  for (const member of new Set([...Object.keys(was.node), ...Object.keys(is.node)])) {
    if (!known.has(member) && canonical(was.node[member]) !== canonical(is.node[member]))
      add("keyword-changed", member, member);
  }
}

function compareRequestBodies({ before, after, changes, schemas }: Comparing, was: Operation, is: Operation): void {
  const place = `${is.id} body`;
  const [old, now] = [before.resolve(was.node.requestBody).node, after.resolve(is.node.requestBody).node];
  const add = (rule: DocumentRuleId) => changes.add({ rule, place }, is.id);
  const [had, has] = [hasContent(old), hasContent(now)];
  if (had !== has) {
    const need = now.required === true ? "required" : "optional";
    add(has ? `${need}-body-added` : "body-removed");
    return;
  }
  if (had && (old.required === true) !== (now.required === true)) {
    add(now.required === true ? "body-became-required" : "body-became-optional");
  }
  compareTexts(old, now, (rule) => changes.add({ rule, place }, is.id));
  compareContent(changes, schemas, old, now, { operation: is.id, place, direction: "sent" });
}

function compareMessageHeaders({ changes, schemas }: Comparing, was: Operation, is: Operation, place: string): void {
  const headers = ({ parameters }: Operation) => new Map(parameters.map((one) => [`${one.in} ${one.name}`, one.node]));
  const { removed, added, kept } = sides(headers(was), headers(is));
  for (const [name] of removed) changes.add({ rule: "webhook-header-removed", place: `${place} ${name}` }, is.id);
  for (const [name] of added) changes.add({ rule: "webhook-header-added", place: `${place} ${name}` }, is.id);
  for (const [name, old, now] of kept) {
    const at = `${place} ${name}`;
    if (old.required === true && now.required !== true)
      changes.add({ rule: "webhook-header-became-optional", place: at }, is.id);
    compareTexts(old, now, (rule) => changes.add({ rule, place: at }, is.id));
    for (const finding of schemas.compare(old.schema, now.schema, "received", at)) changes.add(finding, is.id);
  }
}
