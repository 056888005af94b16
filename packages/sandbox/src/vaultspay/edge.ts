import type { Fault } from "../core/fault.js";
import type { RateLimits } from "../core/rate-limits.js";
import type { Tx } from "../core/store/store.js";
import type { Tenants } from "../core/tenants.js";
import type { Arrival, Edge, Visit } from "../core/vendor.js";
import { memberOf } from "./encryption.js";
import { fault } from "./fault.js";
import type { Member, Members } from "./members.js";
import { selectToken } from "./tokens.tables.js";
import { selectUser } from "./users.tables.js";
import { ownerId } from "./world.js";

export interface EdgeOptions {
  readonly tenants: Tenants;
  readonly members: Members;
  readonly limits: RateLimits;
}

/** Operations that take no access token. */
const open: ReadonlySet<string | undefined> = new Set(["login", "ping", "refreshToken"]);

/** The door of VaultsPay, once the encryption is off: address, token, and whether the company itself is blocked. */
export function createVaultsPayEdge({ tenants, members, limits }: EdgeOptions): Edge {
  return {
    receive: async (arrival): Promise<Visit> => {
      const member = await memberOf(arrival.incoming, members);
      const tenant = member && (await tenants.get(member.profile.tenant));
      return {
        tenant,
        limit: (now) =>
          member && limits.isOver(member.profile.tenant, member.profile.rate_limit, now) ? fault(1005) : undefined,
        admit: async (tx, now) => (member ? admit(tx, now, arrival, member) : fault(1018)),
      };
    },
  };
}

async function admit(tx: Tx, now: number, arrival: Arrival, member: Member): Promise<Fault | undefined> {
  const { incoming, operationId } = arrival;
  if (!member.isAllowed(incoming.remoteAddress)) return fault(1007);
  if (open.has(operationId)) return undefined;
  const { tenant } = member.profile;
  const [, token] = /^Bearer +([\x21-\x7e]+)$/i.exec(incoming.header("authorization") ?? "") ?? [];
  if (token === undefined) return fault(1002);
  const row = await tx.first(selectToken, { tenant, token });
  if (row?.kind !== "access") return fault(1036);
  if (row.is_over === 1) return fault(1004);
  if (now >= row.expires_at) return fault(1003);
  const owner = await tx.first(selectUser, { tenant, id: ownerId });
  return owner?.status === "BLOCK" ? fault(1006) : undefined;
}
