// Fails when an operation or webhook of a document lacks its handler, its scenario or its place in the docs.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { repository } from "./generate.js";
import { isRecord, listApis } from "./list-apis.js";
import { type Claims, readClaims, rooms } from "./rooms/claims.js";
import { type Entries, entriesOf } from "./rooms/entries.js";
import { type Subject, subjectsOf } from "./rooms/subjects.js";

/** An API with its document, what it claims and what the rooms hold of it. */
export interface ApiCoverage {
  readonly api: string;
  readonly subjects: readonly Subject[];
  /** Undefined for an API that `rooms.yaml` does not list. */
  readonly claims: Claims | undefined;
  readonly entries: Entries;
}

const lacks = { sandbox: "has no handler in the sandbox", scenarios: "has no scenario", docs: "is not in the docs" };

/** What is missing of an API, a sentence each; empty when it keeps all it claims. */
export function gapsOf({ api, subjects, claims, entries }: ApiCoverage): string[] {
  if (claims === undefined) return [`${api}: tools/rooms.yaml does not list it`];
  return rooms.flatMap((room) => {
    const missing = subjects.filter(({ operationId }) => !entries[room].has(operationId));
    if (claims[room].isWhole) {
      return missing.map(({ kind, name, operationId }) => `${api}: ${operationId} (${kind} ${name}) ${lacks[room]}`);
    }
    const isComplete = missing.length === 0 && subjects.length > 0;
    return isComplete ? [`${api}: ${room} is complete: claim it as "whole" in tools/rooms.yaml`] : [];
  });
}

/** Every API of `redocly.yaml` under `root` with all that its gaps are found by, from its committed bundle. */
export async function readCoverage(root: string): Promise<ApiCoverage[]> {
  const claims = await readClaims(root);
  const found: ApiCoverage[] = [];
  for (const { name: api } of await listApis(root)) {
    const bundle: unknown = JSON.parse(await readFile(join(root, `spec/generated/${api}.json`), "utf8"));
    if (!isRecord(bundle)) throw new TypeError(`the bundle of ${api} must be an object`);
    const subjects = subjectsOf(bundle);
    found.push({ api, subjects, claims: claims.get(api), entries: await entriesOf(root, api, bundle, subjects) });
  }
  return found;
}

/** One line that tells how far an API is. */
export function summaryOf({ api, subjects, claims, entries }: ApiCoverage): string {
  const webhooks = subjects.filter(({ kind }) => kind === "webhook").length;
  const told = rooms.map((room) => {
    const there = subjects.filter(({ operationId }) => entries[room].has(operationId)).length;
    const claim = claims?.[room];
    const reason = claim?.isWhole === false ? ` (not claimed: ${claim.reason})` : "";
    return `${room} ${there}/${subjects.length}${reason}`;
  });
  return `${api}: ${subjects.length - webhooks} operations, ${webhooks} webhooks; ${told.join(", ")}`;
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  const coverage = await readCoverage(repository);
  for (const api of coverage) console.log(summaryOf(api));
  const gaps = coverage.flatMap(gapsOf);
  for (const gap of gaps) console.error(gap);
  process.exit(gaps.length === 0 ? 0 : 1);
}
