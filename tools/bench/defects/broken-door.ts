import type { Behind, Breaking } from "./broken-api.js";
import type { Customer } from "./customers.js";
import type { Fault } from "./defect.js";
import { codeOf, contentOf, hashOf, jsonResponse, type Seen } from "./exchange.js";

type DoorFault = Extract<Fault, { kind: "address" | "foreign" | "replay" | "signature" | "token" }>;

/** Breaks what stands at the door: signatures, validation data, tokens, addresses, and whose things are whose. */
export function brokenDoor(fault: DoorFault, concerns: (seen: Seen) => boolean): Breaking {
  switch (fault.kind) {
    case "signature":
      return acceptSignature(fault.accepts);
    case "replay":
      return acceptReplay(fault.accepts, concerns);
    case "token":
      return acceptToken(fault.accepts);
    case "address":
      return async (seen, behind) => {
        const response = await behind.forward(seen);
        const isForeign = codeOf(await response.clone().text()) === 4010060;
        return isForeign ? behind.forward(seen, { remoteAddress: "192.0.2.10" }) : response;
      };
    case "foreign":
      return showForeign;
  }
}

/** Signed anew in the name of the caller, whose token stays the one it sent. */
async function signedAnew(seen: Seen, { customers, forward }: Behind, customer: Customer): Promise<Response> {
  return forward(seen, { headers: await customers.proofs(customer) });
}

function acceptSignature(accepts: Extract<Fault, { kind: "signature" }>["accepts"]): Breaking {
  return async (seen, behind) => {
    const { customer } = seen;
    const data = seen.headers.get("x-validation-data");
    const signature = seen.headers.get("x-signed-request");
    if (customer === undefined) return behind.forward(seen);
    const isGood = (text: string | null) =>
      text !== null && signature !== null && behind.customers.isSigned(customer, text, signature);
    const isAccepted = {
      "altered-data": () => !isGood(data) && isGood(data?.slice(0, 32) ?? null),
      invalid: () => data !== null && signature !== null && !isGood(data),
      "missing-data": () => data === null && signature !== null,
      "missing-signature": () => data !== null && signature === null,
    };
    return isAccepted[accepts]() ? signedAnew(seen, behind, customer) : behind.forward(seen);
  };
}

function acceptReplay(
  accepts: Extract<Fault, { kind: "replay" }>["accepts"],
  concerns: (seen: Seen) => boolean,
): Breaking {
  return async (seen, behind) => {
    const { customer, operationId } = seen;
    const data = seen.headers.get("x-validation-data") ?? "";
    const signature = seen.headers.get("x-signed-request") ?? "";
    if (customer === undefined || !behind.customers.isSigned(customer, data, signature)) return behind.forward(seen);
    const before = customer.used.get(data);
    if (before === undefined) {
      const use = { operationId, isDone: false };
      customer.used.set(data, use);
      const response = await behind.forward(seen);
      use.isDone = true;
      return response;
    }
    const isAccepted = {
      any: true,
      "at-once": !before.isDone,
      elsewhere: before.operationId !== operationId,
    };
    return isAccepted[accepts] && concerns(seen) ? signedAnew(seen, behind, customer) : behind.forward(seen);
  };
}

function acceptToken(accepts: Extract<Fault, { kind: "token" }>["accepts"]): Breaking {
  return async (seen, behind) => {
    const { customer } = seen;
    const token = /^Bearer (.+)$/.exec(seen.headers.get("authorization") ?? "")?.[1];
    if (customer === undefined || seen.operationId === "createToken") return behind.forward(seen);
    const isKnown = token !== undefined && customer.tokens.includes(token);
    const isNewest = token !== undefined && token === customer.tokens.at(-1);
    const isMeant = {
      expired: isNewest,
      missing: token === undefined,
      obsolete: isKnown && !isNewest,
      unknown: token !== undefined && !isKnown,
    };
    if (!isMeant[accepts]) return behind.forward(seen);
    const newest = customer.tokens.at(-1);
    if (accepts !== "expired") {
      return newest === undefined
        ? behind.forward(seen)
        : behind.forward(seen, { headers: { authorization: `Bearer ${newest}` } });
    }
    const response = await behind.forward(seen);
    if (codeOf(await response.clone().text()) !== 4010050) return response;
    await fetchToken(seen, behind, customer);
    return behind.forward(seen, { as: customer });
  };
}

async function fetchToken(seen: Seen, { customers, forward }: Behind, customer: Customer): Promise<void> {
  const { clientId, clientSecret, username, password } = customer.credentials;
  const form = new URLSearchParams({
    grant_type: "password",
    client_id: clientId,
    client_secret: clientSecret,
    username,
    password,
  });
  const headers = await customers.proofs(customer);
  await forward(
    { ...seen, operationId: "createToken", form },
    { method: "POST", path: "/oauth/v2/token", form, headers, query: new URLSearchParams() },
  );
}

/** Looks among the other customers for what the caller does not have. */
const showForeign: Breaking = async (seen, behind) => {
  const response = await behind.forward(seen);
  const code = codeOf(await response.clone().text());
  if (code === undefined || ![4030210, 4030310, 4030410].includes(code)) return response;
  for (const as of behind.customers.all) {
    if (as === seen.customer || as.tokens.length === 0) continue;
    const other = await behind.forward(seen, { as });
    if (!other.ok) continue;
    if (!/json/.test(other.headers.get("content-type") ?? "")) return other;
    const text = await other.text();
    const timestamp = /"timestamp":([\d.]+)/.exec(text)?.[1] ?? "";
    const own = hashOf(timestamp, seen.customer?.credentials.username ?? "");
    return jsonResponse(text.replace(/"hash":"[0-9a-f]+"/, `"hash":"${own}"`), other.status, other.headers);
  }
  return response;
};

/** What an answer holds, for layers that look into it. */
export async function contentOfResponse(response: Response): Promise<unknown> {
  return contentOf(await response.clone().text());
}
