import type { ChangeList } from "./change.js";
import { itemsOf, memberOf, sides } from "./document.js";

/** Reports addresses that came or went; `operation` names the one they belong to, when it has addresses of its own. */
export function compareServers(changes: ChangeList, before: unknown, after: unknown, operation?: unknown): void {
  const [was, is] = [urlsOf(before), urlsOf(after)];
  const place = typeof operation === "string" ? `${operation} servers` : "servers";
  const { removed, added, kept } = sides(was, is);
  for (const [url] of removed) changes.add({ rule: "server-removed", place, was: url });
  for (const [url] of added) changes.add({ rule: "server-added", place, is: url });
  for (const [url, old, now] of kept) {
    if (old !== now) changes.add({ rule: "description-changed", place: `server ${url}` });
  }
}

function urlsOf(servers: unknown): Map<string, string> {
  return new Map(
    itemsOf(servers).map((server) => [
      String(memberOf(server, "url")).replace(/\/$/, ""),
      String(memberOf(server, "description")),
    ]),
  );
}
