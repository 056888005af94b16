import type { Api } from "./api.js";
import type { Incoming, Outgoing } from "./http/exchange.js";
import type { Store } from "./store/store.js";
import type { Tenants } from "./tenants.js";

export interface PageParts {
  readonly store: Store;
  readonly tenants: Tenants;
  readonly apis: ReadonlyMap<string, Api>;
}

/** Answers `GET /_pages/<tenant>/<name>/<key>`. */
export async function servePage({ store, tenants, apis }: PageParts, incoming: Incoming): Promise<Outgoing> {
  const [, id = "", name, key = ""] = /^\/_pages\/([\w-]+)\/([\w-]+)\/([\w-]+)(?:\?|$)/.exec(incoming.target) ?? [];
  const tenant = await tenants.get(id);
  const api = tenant && apis.get(tenant.api);
  const page = api?.vendor.pages.find((candidate) => candidate.name === name);
  if (!tenant || !api || !page)
    return html(404, "<!doctype html><title>Not found</title><p>There is no such page.</p>");
  if (incoming.method !== "GET") return html(405, "<!doctype html><title>Not allowed</title><p>Only GET.</p>");
  const now = tenants.now(tenant);
  await api.calendar.runDue(tenant, now);
  const { remoteAddress } = incoming;
  const result = await store.transaction((tx) => page.run({ tenant, key, tx, now, remoteAddress }));
  return html(result.status, result.html);
}

function html(status: number, body: string): Outgoing {
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
      "referrer-policy": "no-referrer",
    },
    body,
  };
}
