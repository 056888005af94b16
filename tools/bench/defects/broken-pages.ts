import type { Breaking } from "./broken-api.js";
import type { Fault } from "./defect.js";
import { contentOf, jsonResponse, withContent } from "./exchange.js";

type How = Extract<Fault, { kind: "page" }>["how"];

/** Rows that a list is cut at, whatever was asked for. */
const cap = 4;

/** Breaks the pages of a list. */
export function brokenPages(how: How): Breaking {
  return async (seen, behind) => {
    const query = new URLSearchParams(seen.url.search);
    const start = Number(query.get("limit_start") ?? 0);
    const size = Number(query.get("limit_number") ?? 50);
    if (how === "overlap" && start > 0) query.set("limit_start", `${start - 1}`);
    if (how === "gap" && start > 0) query.set("limit_start", `${start + 1}`);
    if (how === "no-start") query.delete("limit_start");
    if (how === "one-less" && size > 1) query.set("limit_number", `${size - 1}`);
    if (how === "one-more" && query.has("limit_number") && size > 0) query.set("limit_number", `${size + 1}`);
    const response = await behind.forward(seen, { query });
    if (!response.ok) return response;
    const text = await response.text();
    const content = contentOf(text) as Record<string, unknown>;
    const [name, rows] = Object.entries(content).find(([, value]) => Array.isArray(value)) as [string, unknown[]];
    if (how === "cap") content[name] = rows.slice(0, cap);
    if (how === "reverse") content[name] = [...rows].reverse();
    const total = Number(content.total_results);
    if (how === "total-less" && total > 0) content.total_results = total - 1;
    if (how === "total-more") content.total_results = total + 1;
    if (how === "total-of-page") content.total_results = rows.length;
    if (how === "total-zero" && rows.length === 0) content.total_results = 0;
    return jsonResponse(withContent(text, content), response.status, response.headers);
  };
}
