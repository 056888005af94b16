import type { DocumentedOperation } from "../document/api-document.js";
import { type Ground, type GroundProbe, probe } from "./probe.js";
import { expectRefusal } from "./refusal.js";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Sends a signed call with another method, or below another path. */
async function sendElsewhere(
  ground: Ground,
  operation: DocumentedOperation,
  change: { method?: string; path?: string },
) {
  const { caller, dialect, estate } = ground;
  const echo = await estate.callOf(dialect.echoOperation);
  if (echo === undefined) return undefined;
  const request = await caller.prepare(echo);
  const from = ground.document.operations.get(dialect.echoOperation)?.path ?? "";
  const url = new URL(request.url);
  const template = change.path ?? operation.path;
  url.pathname = `${url.pathname.slice(0, -from.length)}${template.replace(/\{\w+\}/g, "1")}`;
  url.search = "";
  return caller.send(new Request(url, { method: change.method ?? operation.method, headers: request.headers }));
}

/** What lies beside the documented operations. */
export const routingProbes: readonly GroundProbe[] = [
  probe(
    "methods",
    "method-refused",
    "every path refuses the methods it does not have",
    { evidence: "inferred" },
    async (ground) => {
      const { dialect, document } = ground;
      const operations = [...document.operations.values()];
      for (const path of new Set(operations.map((operation) => operation.path))) {
        const own = operations.filter((operation) => operation.path === path);
        const [first] = own;
        for (const method of methods) {
          if (first === undefined || own.some((operation) => operation.method === method)) continue;
          const answer = await sendElsewhere(ground, first, { method });
          if (answer) expectRefusal(ground, answer, dialect.codes.badMethod, `${method} ${path}`);
        }
      }
    },
  ),

  probe(
    "paths",
    "unknown-path-refused",
    "every path has nothing above, below or beside it that is not documented",
    { evidence: "inferred" },
    async (ground) => {
      const { dialect, document } = ground;
      const operations = [...document.operations.values()];
      for (const operation of operations) {
        for (const path of [`${operation.path}/`, `${operation.path}/nothing-here`, `${operation.path}x`]) {
          // A parameter at the end takes any text.
          const filled = path.replace(/\{\w+\}/g, "1");
          if (methods.some((method) => document.find(method, filled) !== undefined)) continue;
          if (operation.path.endsWith("}") && path.endsWith("x")) continue;
          const answer = await sendElsewhere(ground, operation, { path });
          if (answer) expectRefusal(ground, answer, dialect.codes.noSuchPath, path);
        }
      }
    },
  ),

  probe(
    "versions",
    "unknown-version-refused",
    "a version that is malformed or not served is refused",
    { evidence: "inferred" },
    async (ground) => {
      const { malformedVersion, unservedVersion } = ground.dialect.codes;
      for (const operation of ground.document.operations.values()) {
        const [, version, rest] = /^\/(v\d+\.\d+)(\/.*)$/.exec(operation.path) ?? [];
        if (version === undefined) continue;
        for (const [other, code] of [
          ["v9.9", unservedVersion],
          ["v1.7", unservedVersion],
          ["v1", malformedVersion],
        ] as const) {
          const answer = await sendElsewhere(ground, operation, { path: `/${other}${rest}` });
          if (answer) expectRefusal(ground, answer, code, `version ${other}`);
        }
      }
    },
  ),
];
