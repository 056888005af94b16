import { Fault } from "../core/fault.js";
import type { RateLimits } from "../core/rate-limits.js";
import type { Store, Tx } from "../core/store/store.js";
import type { Tenants } from "../core/tenants.js";
import type { Arrival, Edge, Visit } from "../core/vendor.js";
import { selectEmbedTenant } from "./embed.tables.js";
import { forbidden, notFound, unauthenticated } from "./fault.js";
import type { Caller } from "./members.js";
import { type ProfileRow, selectApiKey, selectProfile, selectProfileByKey } from "./profile.tables.js";
import { selectUser } from "./users.tables.js";
import { firstUser } from "./world.js";

export interface EdgeOptions {
  readonly store: Store;
  readonly tenants: Tenants;
  readonly limits: RateLimits;
}

/** What a request can be told by before it is let in. */
interface Pass {
  readonly profile: ProfileRow;
  /** Undefined where the pass is a token of a page. */
  readonly user_id: number | undefined;
}

const active = 1;

/** The door of Brocard: an API key, or the token of a card page (Brocard text, "Authenticating requests"). */
export function createBrocardEdge({ store, tenants, limits }: EdgeOptions): Edge {
  return {
    receive: async (arrival): Promise<Visit> => {
      const pass = await store.transaction((tx) => identify(tx, arrival));
      const tenant = pass && (await tenants.get(pass.profile.tenant));
      let caller: Caller | undefined;
      return {
        tenant,
        get caller() {
          return caller;
        },
        limit: (now) =>
          pass && limits.isOver(pass.profile.tenant, pass.profile.rate_limit, now) ? new Fault(429) : undefined,
        admit: async (tx) => {
          if (arrival.operationId === "openCardEmbed") return pass ? undefined : notFound();
          if (pass?.user_id === undefined) return unauthenticated();
          const { profile, user_id } = pass;
          const user = await tx.first(selectUser, { tenant: profile.tenant, id: user_id });
          if (!user) return unauthenticated();
          caller = { user, profile };
          return user.state === active ? undefined : forbidden();
        },
      };
    },
  };
}

async function identify(tx: Tx, { incoming, operationId }: Arrival): Promise<Pass | undefined> {
  if (operationId === "openCardEmbed") {
    const [, token = ""] = /\/embed\/([^/?]+)/.exec(incoming.target) ?? [];
    const link = await tx.first(selectEmbedTenant, { token: token.toLowerCase() });
    return passOf(tx, link?.tenant, undefined);
  }
  const [, api_key] = /^Bearer +([\x21-\x7e]+)$/i.exec(incoming.header("authorization") ?? "") ?? [];
  if (api_key === undefined) return undefined;
  const profile = await tx.first(selectProfileByKey, { api_key });
  if (profile) return { profile, user_id: firstUser };
  const further = await tx.first(selectApiKey, { api_key });
  return passOf(tx, further?.tenant, further?.user_id);
}

async function passOf(tx: Tx, tenant: string | undefined, user_id: number | undefined): Promise<Pass | undefined> {
  const profile = tenant === undefined ? undefined : await tx.first(selectProfile, { tenant });
  return profile && { profile, user_id };
}
