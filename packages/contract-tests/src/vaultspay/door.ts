import { checkVaultsPayTest, VaultsPayEncryptionError } from "@openissuing/signing";
import type { Door, DoorOptions } from "../engine/kit.js";
import type { Transport } from "../engine/transport.js";
import { EnvironmentError } from "../environment.js";
import { at, parseJson } from "../json.js";
import { readEncryption } from "./read-encryption.js";
import { plainTransport, sealedTransport } from "./sealed-transport.js";

/** Milliseconds before its end that a token is given up, and what one lives that tells no end. */
const margin = 60_000;
const shortLife = 300_000;

/** Operations that take no access token. */
const open: ReadonlySet<string> = new Set(["login", "ping", "refreshToken"]);

/**
 * Signs in as a company at VaultsPay; its calls are encrypted unless the credentials say otherwise. Throws
 * `EnvironmentError` when no token can be had.
 */
export async function openVaultsPayDoor(options: DoorOptions): Promise<Door> {
  const { baseUrl, credentials, timeout } = options;
  const carry = carrierFor(credentials, baseUrl);
  const transport = carry(options.transport);
  const secret = { clientId: textOf(credentials, "clientId"), clientSecret: textOf(credentials, "clientSecret") };
  let token = { value: "", endsAt: 0 };
  let renewing: Promise<void> | undefined;

  const take = (content: unknown) => {
    const value = at(content, "accessToken");
    if (typeof value !== "string" || value === "") return false;
    const left = Date.parse(String(at(content, "accessTokenExpiry"))) - Date.now();
    const lives = Number.isNaN(left) ? shortLife : Math.max(left - margin, margin);
    token = { value, endsAt: performance.now() + lives };
    return true;
  };

  async function logIn(): Promise<void> {
    const url = `${baseUrl}/as/api/v1/saas-login`;
    const headers = { "content-type": "application/json", accept: "application/json" };
    const body = JSON.stringify(secret);
    const reply = await transport.send({ method: "POST", url, headers, body }, timeout);
    const { failure, status } = reply;
    const json = parseJson(reply.body);
    if (status !== undefined && status < 300 && take(json)) return;
    if (status === undefined) throw new EnvironmentError("ERR_UNREACHABLE", `no answer from ${baseUrl} (${failure})`);
    const code = at(json, "code");
    const seen = typeof code === "number" ? `${status} ${code}` : `${status}, and the answer holds no token`;
    throw new EnvironmentError("ERR_CREDENTIALS", `signing in was answered ${seen}: are the credentials right?`);
  }

  const renew = () => {
    renewing ??= logIn().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
  await renew();

  return {
    username: "",
    carry,
    renew,
    learn: (operationId, content) => {
      if (operationId === "login") take(content);
    },
    async headers({ operationId }): Promise<Readonly<Record<string, string>>> {
      if (open.has(operationId)) return {};
      if (performance.now() > token.endsAt) await renew();
      return { authorization: `Bearer ${token.value}` };
    },
  };
}

function carrierFor(credentials: object, baseUrl: string): (transport: Transport) => Transport {
  const deviceId = textOf(credentials, "deviceId");
  const choice = readEncryption(credentials);
  if (choice.encryption === "off") {
    refuseProduction(baseUrl);
    return (transport) => plainTransport(transport, deviceId);
  }
  return (transport) => sealedTransport(transport, choice.wrapKey, deviceId);
}

function refuseProduction(baseUrl: string): void {
  try {
    checkVaultsPayTest(baseUrl);
  } catch (error) {
    if (!(error instanceof VaultsPayEncryptionError)) throw error;
    throw new EnvironmentError("ERR_INSECURE", error.message);
  }
}

function textOf(credentials: object, name: string): string {
  const value = at(credentials, name);
  if (typeof value === "string" && value !== "") return value;
  throw new EnvironmentError("ERR_CREDENTIALS", `the credentials have no ${name}`);
}
