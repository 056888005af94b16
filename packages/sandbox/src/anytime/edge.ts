import { timingSafeEqual, verify } from "node:crypto";
import { verifyAnytimeSignature } from "@openissuing/signing";
import type { Fault } from "../core/fault.js";
import type { Store, Tx } from "../core/store/store.js";
import type { RowOf } from "../core/store/table.js";
import type { Tenants } from "../core/tenants.js";
import type { Arrival, Edge, Visit } from "../core/vendor.js";
import { selectTenantByClient, selectToken, type tokenTable, useValidationData } from "./credentials.tables.js";
import { fault } from "./fault.js";
import type { Member, Members } from "./members.js";
import type { RateLimits } from "./rate-limits.js";

export interface EdgeOptions {
  readonly store: Store;
  readonly tenants: Tenants;
  readonly members: Members;
  readonly limits: RateLimits;
}

/** Who seems to call, found by token, or by client id where the token is made. Nothing of it is proved yet. */
interface Caller {
  readonly member: Member | undefined;
  readonly token: RowOf<typeof tokenTable> | undefined;
}

const nobody: Caller = { member: undefined, token: undefined };

/** The door of Anytime: token, address, signature, validation data (Anytime text, "Security" and "Signature"). */
export function createAnytimeEdge({ store, tenants, members, limits }: EdgeOptions): Edge {
  async function identify({ incoming, operationId, form }: Arrival): Promise<Caller> {
    if (operationId === "createToken") {
      const client_id = form.get("client_id");
      if (client_id === undefined) return nobody;
      const row = await store.first(selectTenantByClient, { client_id });
      return row ? { member: await members.get(row.tenant), token: undefined } : nobody;
    }
    const sent = bearerOf(incoming.header("authorization"));
    if (sent === undefined) return nobody;
    const token = await store.first(selectToken, { token: sent });
    if (!token) return nobody;
    return { member: members.known(token.tenant) ?? (await members.get(token.tenant)), token };
  }

  return {
    receive: async (arrival): Promise<Visit> => {
      const { incoming, operationId } = arrival;
      const caller = await identify(arrival);
      const { member } = caller;
      const id = member?.credentials.tenant ?? "";
      const tenant = member && (tenants.known(id) ?? (await tenants.get(id)));
      const isChecked = member?.credentials.check_signature === 1;
      // A tenant whose signatures are not checked (control API, for measuring) signs well whatever it sends.
      const isSigned = member !== undefined && (!isChecked || (await hasGoodSignature(arrival, member)));
      const ip = incoming.remoteAddress;
      return {
        tenant,
        limit: (now) => member && limits.check(member.credentials, { ip, operationId: operationId ?? "" }, now),
        admit: (tx, now) => admit(tx, now, arrival, caller, isSigned),
      };
    },
  };
}

/** First refusal that applies, in the order of the checks. Validation data is used up only by a call that was signed well. */
async function admit(tx: Tx, now: number, arrival: Arrival, { member, token }: Caller, isSigned: boolean) {
  const { incoming, operationId } = arrival;
  const value = incoming.header("x-validation-data");
  if (!value || !incoming.header("x-signed-request")) return accessDenied();
  const refusal = operationId === "createToken" ? refuseClient(arrival, member) : refuseToken(arrival, token, now);
  if (refusal) return refusal;
  if (!member) return accessDenied();

  if (!member.isAllowed(incoming.remoteAddress)) return fault(4010060);
  if (!isSigned) return fault(4010070);
  const { tenant, check_signature } = member.credentials;
  const isNew = check_signature === 0 || (await tx.run(useValidationData, { tenant, value })) === 1;
  return isNew ? undefined : fault(4010080);
}

function refuseToken({ incoming }: Arrival, token: Caller["token"], now: number): Fault | undefined {
  if (bearerOf(incoming.header("authorization")) === undefined) return accessDenied();
  return token && token.is_current === 1 && now < token.expires_at ? undefined : fault(4010050);
}

function refuseClient({ problem, form }: Arrival, member: Member | undefined): Fault | undefined {
  if (problem !== undefined) return fault(4010020, problem);
  return member && isSame(form.get("client_secret") ?? "", member.credentials.client_secret)
    ? undefined
    : fault(4010030);
}

// The vendor's own words for a call without credentials: clients show them to people.
const accessDenied = () => fault(4010010, "Access denied. You have to provide valid authentication information.");

async function hasGoodSignature({ incoming }: Arrival, { publicKey }: Member): Promise<boolean> {
  const value = incoming.header("x-validation-data");
  const signature = incoming.header("x-signed-request");
  if (!value || !signature) return false;
  return verifyAnytimeSignature(publicKey, value, signature, (key, bytes, data) => verify("sha1", data, key, bytes));
}

function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer +([\x21-\x7e]+)$/i.exec(header ?? "")?.[1];
}

/** Compares secrets in a time that tells nothing but their length. */
export function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
