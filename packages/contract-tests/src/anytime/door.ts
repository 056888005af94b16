import { createPrivateKey, randomUUID, sign } from "node:crypto";
import type { Door, DoorOptions } from "../engine/kit.js";
import { EnvironmentError } from "../environment.js";
import { at, isObject } from "../json.js";

/** Signatures made ahead: an RSA signature takes longer than all else, and other threads make it meanwhile. */
const ahead = 32;
/** Seconds before its end that a token is given up. */
const margin = 60;

/**
 * Signs in as a customer of Anytime. Throws `EnvironmentError` when no token can be had. Where signatures are not
 * checked, one that verifies nowhere stands in for them, because the header has to be there.
 */
export async function openAnytimeDoor(options: DoorOptions): Promise<Door> {
  const credentials = readCredentials(options.credentials);
  const key = createPrivateKey(credentials.privateKey);
  const run = randomUUID();
  let count = 0;
  let token = { value: "", endsAt: 0 };
  let renewing: Promise<void> | undefined;

  const signed = () => {
    const value = `${run}-${++count}`;
    return new Promise<Readonly<Record<string, string>>>((resolve, reject) => {
      sign("sha1", Buffer.from(value), key, (error, signature) => {
        if (error) reject(error);
        else resolve({ "x-validation-data": value, "x-signed-request": signature.toString("base64") });
      });
    });
  };
  const queue: Promise<Readonly<Record<string, string>>>[] = [];
  const proof = async () => {
    if (!options.isStrict) return { "x-validation-data": `${run}-${++count}`, "x-signed-request": "bm90LWNoZWNrZWQ=" };
    while (queue.length < ahead) queue.push(signed());
    return queue.shift() ?? signed();
  };

  const take = (content: unknown) => {
    const value = at(content, "access_token");
    const lives = at(content, "expires_in");
    if (typeof value !== "string" || value === "") return false;
    token = { value, endsAt: performance.now() + (typeof lives === "number" ? lives - margin : 3000) * 1000 };
    return true;
  };

  async function fetchToken(): Promise<void> {
    const { clientId, clientSecret, username, password } = credentials;
    const form = { grant_type: "password", client_id: clientId, client_secret: clientSecret, username, password };
    const { status, failure, body } = await options.transport.send(
      {
        method: "POST",
        url: `${options.baseUrl}/oauth/v2/token`,
        headers: {
          ...(await signed()),
          "content-type": "application/x-www-form-urlencoded",
          accept: "application/json",
        },
        body: new URLSearchParams(form).toString(),
      },
      options.timeout,
    );
    if (status !== undefined && status < 300 && take(at(parse(body), "body"))) return;
    if (status === undefined)
      throw new EnvironmentError("ERR_UNREACHABLE", `no answer from ${options.baseUrl} (${failure})`);
    const code = at(parse(body), "body", "error", "code");
    const seen = typeof code === "number" ? `${status} ${code}` : `${status}, and the answer holds no token`;
    throw new EnvironmentError("ERR_CREDENTIALS", `signing in was answered ${seen}: are the credentials right?`);
  }

  const renew = () => {
    renewing ??= fetchToken().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
  await renew();

  return {
    username: credentials.username,
    renew,
    learn: (operationId, content) => {
      if (operationId === "createToken") take(content);
    },
    async headers({ operationId }) {
      const headers = await proof();
      if (operationId === "createToken") return headers;
      if (performance.now() > token.endsAt) await renew();
      return { authorization: `Bearer ${token.value}`, ...headers };
    },
  };
}

function readCredentials(credentials: object) {
  const text = (name: string) => {
    const value = isObject(credentials) ? credentials[name] : undefined;
    if (typeof value === "string") return value;
    throw new EnvironmentError("ERR_CREDENTIALS", `the credentials have no ${name}`);
  };
  return {
    clientId: text("clientId"),
    clientSecret: text("clientSecret"),
    username: text("username"),
    password: text("password"),
    privateKey: text("privateKey"),
  };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    return undefined;
  }
}
