import { isSame } from "../core/same-secret.js";
import { insertToken, retireTokens, selectCredentials } from "./credentials.tables.js";
import { fault } from "./fault.js";
import type { AnytimeHandler } from "./types.js";

/** Seconds a token is good for. */
const validity = 3600;

/** Client and signature were judged at the door; here the user is. */
export const createToken: AnytimeHandler<"createToken"> = async ({ tenant, body, tx, ids, now }) => {
  const credentials = await tx.first(selectCredentials, { tenant: tenant.id });
  if (!credentials) return fault(4010030);
  const isUser = isSame(body.username, credentials.username);
  const isPassword = isSame(body.password, credentials.password);
  if (!isUser || !isPassword) return fault(4010040);

  await tx.run(retireTokens, { tenant: tenant.id });
  const token = await ids.text("access_token", 64);
  await tx.run(insertToken, { tenant: tenant.id, token, is_current: 1, expires_at: now + validity * 1000 });
  return {
    status: 200,
    body: {
      access_token: token,
      expires_in: validity,
      token_type: "bearer",
      refresh_token: await ids.text("refresh_token", 64),
    },
  };
};
