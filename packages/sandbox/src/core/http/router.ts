import { RegExpRouter } from "hono/router/reg-exp-router";
import { SmartRouter } from "hono/router/smart-router";
import { TrieRouter } from "hono/router/trie-router";
import type { DocumentOperation } from "./document.js";
import { type Fields, Problem } from "./fields.js";

/** What a method and a path lead to. */
export type Route =
  | { readonly kind: "operation"; readonly operation: DocumentOperation; readonly path: Fields | Problem }
  | { readonly kind: "noRoute" }
  | { readonly kind: "wrongMethod"; readonly allowed: readonly string[] };

type Methods = Map<string, DocumentOperation>;

/** Finds operations by the paths of a document. `path` is taken as sent: segments are decoded after they are told apart. */
export function createRouter(operations: readonly DocumentOperation[]): (method: string, path: string) => Route {
  const byPath = new Map<string, Methods>();
  for (const operation of operations) {
    const methods = byPath.get(operation.path) ?? new Map<string, DocumentOperation>();
    byPath.set(operation.path, methods.set(operation.method, operation));
  }

  // The faster one cannot tell a parameter from a fixed segment in the same place, so then the other takes over.
  const router = new SmartRouter<Methods>({ routers: [new RegExpRouter(), new TrieRouter()] });
  const fixedFirst = [...byPath].sort(([a], [b]) => Number(/\}$/.test(a)) - Number(/\}$/.test(b)));
  for (const [path, methods] of fixedFirst) router.add("ALL", path.replace(/\{([^}]+)\}/g, ":$1"), methods);

  return (method, path) => {
    const [[found], stash] = router.match(method, path);
    if (!found) return { kind: "noRoute" };
    const [methods, places] = found;
    const operation = methods.get(method);
    if (!operation) return { kind: "wrongMethod", allowed: [...methods.keys()] };
    const segments = Object.entries(places).map(([name, place]) => {
      return [name, typeof place === "number" ? (stash?.[place] ?? "") : place] as const;
    });
    return { kind: "operation", operation, path: decodeSegments(segments) };
  };
}

const noSegments: Fields = new Map();

function decodeSegments(segments: readonly (readonly [string, string])[]): Fields | Problem {
  if (segments.length === 0) return noSegments;
  try {
    const fields = new Map(segments.map(([name, segment]) => [name, decodeURIComponent(segment)]));
    if ([...fields.values()].every((value) => !value.includes("\0"))) return fields;
  } catch {
    // Falls through: not UTF-8.
  }
  return new Problem("the path is not percent-encoded UTF-8");
}
