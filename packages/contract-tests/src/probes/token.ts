import { ability, type Call, type Ground, type GroundProbe, probe } from "./probe.js";
import { expectRefusal, expectSuccess } from "./refusal.js";
import { withHeaders } from "./signature.js";

/** Calls of every operation that takes a token, with the estate made beforehand. */
async function callsWithToken({ dialect, document, estate }: Ground): Promise<readonly Call[]> {
  const calls: Call[] = [];
  for (const operationId of document.operations.keys()) {
    const call = dialect.openOperations.has(operationId) ? undefined : await estate.callOf(operationId);
    if (call !== undefined) calls.push(call);
  }
  return calls;
}

/** Requests with the token of now, signed, kept for later. */
async function prepared(ground: Ground): Promise<readonly Request[]> {
  const requests: Request[] = [];
  for (const call of await callsWithToken(ground)) requests.push(await ground.caller.prepare(call));
  return requests;
}

/** The token: needed, alive, the newest, and from an address that may call. */
export const tokenProbes: readonly GroundProbe[] = [
  probe(
    "authentication",
    "authentication-required",
    "every operation refuses a caller without token and one whose token nobody knows",
    { evidence: "inferred" },
    async (ground) => {
      const { caller, dialect } = ground;
      const { badToken, unauthenticated } = dialect.codes;
      for (const call of await callsWithToken(ground)) {
        const bare = withHeaders(await caller.prepare(call), { authorization: undefined });
        expectRefusal(ground, await caller.send(bare), unauthenticated, "a call without token");
        const strange = withHeaders(await caller.prepare(call), { authorization: "Bearer unknown-token" });
        expectRefusal(ground, await caller.send(strange), badToken, "an unknown token");
      }
    },
  ),

  probe(
    "expired-token",
    "expired-token-refused",
    "every operation refuses a token that has expired",
    { needs: ["clock"] },
    async (ground) => {
      const { caller, dialect } = ground;
      const { badToken, expiredToken = badToken } = dialect.codes;
      const requests = await prepared(ground);
      await ability(ground, "clock").advance(dialect.tokenSeconds + 1);
      for (const request of requests) {
        expectRefusal(ground, await caller.send(request), expiredToken, "an expired token");
      }
    },
  ),

  probe(
    "token-lifetime",
    "expired-token-refused",
    "a token lives as long as its answer says",
    { needs: ["clock"] },
    async (ground) => {
      const { caller, dialect, estate } = ground;
      const call = await estate.callOf(dialect.echoOperation);
      if (call === undefined) return;
      await caller.renewToken();
      await ability(ground, "clock").advance(dialect.tokenSeconds - 120);
      expectSuccess(ground, await caller.call(call), "a token shortly before its end");
    },
  ),

  probe(
    "obsolete-token",
    "obsolete-token-refused",
    "every operation refuses the token before the newest",
    {},
    async (ground) => {
      const { caller, dialect } = ground;
      const requests = await prepared(ground);
      await caller.renewToken();
      for (const request of requests) {
        expectRefusal(ground, await caller.send(request), dialect.codes.badToken, "an obsolete token");
      }
    },
  ),

  probe(
    "foreign-address",
    "foreign-address-refused",
    "every operation refuses a call from an address that is not allowed",
    { needs: ["addresses"] },
    async (ground) => {
      const { caller, dialect, estate } = ground;
      const requests = [...(await prepared(ground))];
      for (const operationId of dialect.openOperations) {
        const open = await estate.callOf(operationId);
        if (open !== undefined) requests.push(await caller.prepare(open));
      }
      await ability(ground, "addresses").allow(["192.0.2.10", "2001:db8::/32"]);
      for (const request of requests) {
        expectRefusal(ground, await caller.send(request), dialect.codes.foreignAddress, "a foreign address");
      }
    },
  ),
];
