import { defineAction } from "../core/action.js";
import { isSame } from "../core/same-secret.js";
import { fault } from "./fault.js";
import { selectProfile } from "./profile.tables.js";
import { timestamp } from "./timestamp.js";
import { endTokens, insertToken, selectToken, tokenTable } from "./tokens.tables.js";
import type { Parts, VaultsPayHandler, VaultsPayScene } from "./types.js";

export const login: VaultsPayHandler<"login"> = async (call) => {
  const { body, ids, now, tenant, tx } = call;
  const profile = await tx.first(selectProfile, { tenant: tenant.id });
  if (!profile) return fault(1002);
  const isClient = isSame(body.clientId, profile.client_id);
  const isSecret = isSame(body.clientSecret, profile.client_secret);
  if (!isClient || !isSecret) return fault(1002, "Client id or secret is wrong");

  const session = await ids.next("session");
  const access = await issue(call, "access", session, now + profile.access_seconds * 1000);
  const refresh = await issue(call, "refresh", session, now + profile.refresh_seconds * 1000);
  // The only answer without `data` (VaultsPay text, "Authentication").
  return {
    status: 200,
    body: {
      accessToken: access.token,
      accessTokenExpiry: access.expiry,
      refreshToken: refresh.token,
      refreshTokenExpiry: refresh.expiry,
    },
  };
};

export const refreshToken: VaultsPayHandler<"refreshToken"> = async (call) => {
  const { body, now, tenant, tx } = call;
  const row = await tx.first(selectToken, { tenant: tenant.id, token: body.refreshToken });
  const profile = await tx.first(selectProfile, { tenant: tenant.id });
  if (row?.kind !== "refresh" || !profile || row.is_over === 1 || now >= row.expires_at) return fault(1004);
  const { token, expiry } = await issue(call, "access", row.session, now + profile.access_seconds * 1000);
  return { status: 200, body: { data: { accessToken: token, accessTokenExpiry: expiry } } };
};

async function issue(
  { ids, tenant, tx }: VaultsPayScene,
  kind: "access" | "refresh",
  session: number,
  expires_at: number,
): Promise<{ readonly token: string; readonly expiry: string }> {
  const token = `${kind === "access" ? "at" : "rt"}_${await ids.text(`${kind}_token`, 48)}`;
  await tx.run(insertToken, { tenant: tenant.id, token, kind, session, is_over: 0, expires_at });
  return { token, expiry: timestamp(expires_at) };
}

const endSessions = defineAction({
  name: "endSessions",
  summary: "Ends every session: access and refresh tokens that were given out are answered 401/1004.",
  schema: { type: "object", additionalProperties: false, required: [], properties: {} },
  run: async ({ tenant, tx }: VaultsPayScene, _input: Record<string, never>) => ({
    ended: await tx.run(endTokens, { tenant: tenant.id }),
  }),
});

export const tokenParts: Parts = { tables: [tokenTable], actions: [endSessions] };
