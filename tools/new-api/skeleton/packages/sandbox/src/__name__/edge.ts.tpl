import { Fault } from "../core/fault.js";
import type { Store } from "../core/store/store.js";
import type { Tenants } from "../core/tenants.js";
import type { Arrival, Edge, Visit } from "../core/vendor.js";
import { selectProfileByKey } from "./profile.tables.js";

/** The door of {{title}}: a key in `{{keyHeader}}`. Nothing limits how many calls come. */
export function create{{Name}}Edge(store: Store, tenants: Tenants): Edge {
  return {
    receive: async (arrival): Promise<Visit> => {
      const api_key = keyOf(arrival);
      const profile = await store.transaction((tx) => tx.first(selectProfileByKey, { api_key }));
      const tenant = profile && (await tenants.get(profile.tenant));
      return {
        tenant,
        limit: () => undefined,
        admit: () => (tenant === undefined ? new Fault(401) : undefined),
      };
    },
  };
}

/** The key of a request; empty where there is none, which is nobody's. */
function keyOf({ incoming }: Arrival): string {
  const sent = incoming.header("{{keyHeaderLower}}") ?? "";
  return sent.toLowerCase().startsWith("{{keyPrefix}}".toLowerCase()) ? sent.slice({{keyPrefixLength}}).trim() : "";
}
