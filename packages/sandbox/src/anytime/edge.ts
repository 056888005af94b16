import { type KeyObject, verify } from "node:crypto";
import { verifyAnytimeSignature } from "@openissuing/signing";
import type { Fault } from "../core/fault.js";
import type { Incoming } from "../core/http/exchange.js";
import { isSame } from "../core/same-secret.js";
import type { Store, Tx } from "../core/store/store.js";
import type { Tenant, Tenants } from "../core/tenants.js";
import type { Arrival, Edge, Visit } from "../core/vendor.js";
import { selectTenantByClient, useValidationData } from "./credentials.tables.js";
import { fault } from "./fault.js";
import type { Member, Members, TokenRow } from "./members.js";
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
  readonly tenant: Tenant | undefined;
  readonly token: TokenRow | undefined;
}

const nobody: Caller = { member: undefined, tenant: undefined, token: undefined };

/** The door of Anytime: token, address, signature, validation data (Anytime text, "Security" and "Signature"). */
export function createAnytimeEdge({ store, tenants, members, limits }: EdgeOptions): Edge {
  async function callerOf(id: string, token: TokenRow | undefined): Promise<Caller> {
    return { member: await members.get(id), tenant: await tenants.get(id), token };
  }

  async function identifyClient({ form }: Arrival): Promise<Caller> {
    const client_id = form.get("client_id");
    const row = client_id === undefined ? undefined : await store.first(selectTenantByClient, { client_id });
    return row ? callerOf(row.tenant, undefined) : nobody;
  }

  function identify(arrival: Arrival): Caller | Promise<Caller> {
    if (arrival.operationId === "createToken") return identifyClient(arrival);
    const sent = bearerOf(arrival.incoming.header("authorization"));
    if (sent === undefined) return nobody;
    const token = members.token(sent);
    if (token instanceof Promise) return token.then((row) => (row ? callerOf(row.tenant, row) : nobody));
    const member = members.known(token.tenant);
    const tenant = tenants.known(token.tenant);
    return member && tenant ? { member, tenant, token } : callerOf(token.tenant, token);
  }

  function open(arrival: Arrival, caller: Caller, isSigned: boolean): Visit {
    const { incoming, operationId = "" } = arrival;
    const { member, tenant } = caller;
    return {
      tenant,
      limit: (now) => member && limits.check(member.credentials, { ip: incoming.remoteAddress, operationId }, now),
      admit: (tx, now) => {
        const refusal = refuse(now, arrival, caller, isSigned);
        if (refusal || !member) return refusal;
        // Inside the transaction that may make a token: once it is durable, the one before is no longer current.
        if (operationId === "createToken") tx.afterCommit(() => members.forgetTokens(member.credentials.tenant));
        return isChecked(member) ? useUp(tx, member, incoming) : undefined;
      },
    };
  }

  function receive(arrival: Arrival, caller: Caller): Visit | Promise<Visit> {
    const { member } = caller;
    if (!member || !isChecked(member)) return open(arrival, caller, member !== undefined);
    return hasGoodSignature(arrival, member).then((isSigned) => open(arrival, caller, isSigned));
  }

  return {
    receive: (arrival) => {
      const caller = identify(arrival);
      return caller instanceof Promise ? caller.then((found) => receive(arrival, found)) : receive(arrival, caller);
    },
  };
}

/** A tenant whose signatures are not checked (control API, for measuring) signs well whatever it sends. */
const isChecked = ({ credentials }: Member): boolean => credentials.check_signature === 1;

/** First refusal that applies, in the order of the checks. */
function refuse(now: number, arrival: Arrival, { member, token }: Caller, isSigned: boolean): Fault | undefined {
  const { incoming, operationId } = arrival;
  if (!incoming.header("x-validation-data") || !incoming.header("x-signed-request")) return accessDenied();
  const refusal = operationId === "createToken" ? refuseClient(arrival, member) : refuseToken(arrival, token, now);
  if (refusal) return refusal;
  if (!member) return accessDenied();
  if (!member.isAllowed(incoming.remoteAddress)) return fault(4010060);
  return isSigned ? undefined : fault(4010070);
}

/** Validation data is used up only by a call that may come in. */
async function useUp(tx: Tx, { credentials: { tenant } }: Member, incoming: Incoming): Promise<Fault | undefined> {
  const value = incoming.header("x-validation-data") ?? "";
  return (await tx.run(useValidationData, { tenant, value })) === 1 ? undefined : fault(4010080);
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
  return verifyAnytimeSignature(publicKey, value, signature, verifyElsewhere);
}

/** On a thread of its own, so that other requests go on meanwhile. */
function verifyElsewhere(key: KeyObject, signature: Uint8Array, data: Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify("sha1", data, key, signature, (error, isGood) => (error ? reject(error) : resolve(isGood)));
  });
}

function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer +([\x21-\x7e]+)$/i.exec(header ?? "")?.[1];
}
