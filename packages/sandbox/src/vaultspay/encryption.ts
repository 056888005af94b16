import {
  openVaultsPayBody,
  sealVaultsPayBody,
  unwrapVaultsPayKey,
  VaultsPayEncryptionError,
} from "@openissuing/signing";
import type { Incoming, Outgoing } from "../core/http/exchange.js";
import { Problem } from "../core/http/fields.js";
import { collect } from "../core/http/read-body.js";
import type { Unwrapped, Wrapping } from "../core/vendor.js";
import { badRequest, fault } from "./fault.js";
import type { Member, Members } from "./members.js";

type AesKey = Awaited<ReturnType<typeof unwrapVaultsPayKey>>;

/** Largest plain body, in bytes: an identity document travels in it. */
export const bodyLimit = 10 * 1024 * 1024;

/**
 * The hybrid encryption of VaultsPay in the vendor's place (VaultsPay text, "Encryption & security"). Headers that are
 * no good are refused in plain, because there is no key to encrypt with; a body that does not open, encrypted.
 */
export function createEncryption(members: Members): Wrapping {
  return {
    unwrap: async (incoming) => {
      const member = await memberOf(incoming, members);
      if (!member) return refusedPlain(incoming);
      const wish = incoming.header("x-enable-encryption") ?? "true";
      if (wish === "false" && member.profile.environment === "test") return untouched(incoming);
      const key = wish === "true" ? await keyOf(incoming, member) : undefined;
      return key ? open(incoming, key) : refusedPlain(incoming);
    },
  };
}

/** The company whose app a request names; undefined when the headers about the device are no good. */
export async function memberOf(incoming: Incoming, members: Members): Promise<Member | undefined> {
  const device = incoming.header("x-device-id") ?? "";
  if (incoming.header("x-device-os") !== "SAAS" || !/^\d{1,18}$/.test(device)) return undefined;
  return members.byDevice(device);
}

const same = async (outgoing: Outgoing) => outgoing;
const untouched = (incoming: Incoming): Unwrapped => ({ incoming, refusal: undefined, wrap: same });
const refusedPlain = (incoming: Incoming): Unwrapped => ({
  incoming: withBody(incoming, undefined),
  refusal: fault(1018),
  wrap: same,
});

/** The key of a request; undefined when its headers hold none. */
async function keyOf(incoming: Incoming, { unwrapKey }: Member): Promise<AesKey | undefined> {
  const headers = { nonce: incoming.header("x-session-nonce"), signature: incoming.header("x-auth-signature") };
  return unwrapVaultsPayKey(headers, unwrapKey).catch(nothingToOpen);
}

async function open(incoming: Incoming, key: AesKey): Promise<Unwrapped> {
  const wrap = (outgoing: Outgoing) => seal(outgoing, key);
  const sealed = incoming.method === "GET" ? new Uint8Array() : await collect(incoming, bodyLimit * 2);
  if (!(sealed instanceof Problem) && sealed.length === 0) {
    return { incoming: withBody(incoming, undefined), refusal: undefined, wrap };
  }
  const nonce = incoming.header("x-session-nonce");
  const body = sealed instanceof Problem ? "" : Buffer.from(sealed).toString();
  const plain = await openVaultsPayBody(key, { nonce, body }).catch(nothingToOpen);
  const refusal = plain ? undefined : badRequest("The body cannot be decrypted");
  return { incoming: withBody(incoming, plain), refusal, wrap };
}

function nothingToOpen(error: unknown): undefined {
  if (!(error instanceof VaultsPayEncryptionError)) throw error;
}

/** The same request with another body. */
function withBody(incoming: Incoming, bytes: Uint8Array | undefined): Incoming {
  const { method, target, remoteAddress, publicUrl } = incoming;
  async function* once() {
    if (bytes) yield bytes;
  }
  return {
    method,
    target,
    remoteAddress,
    publicUrl,
    header: (name) => incoming.header(name),
    body: bytes ? once() : null,
  };
}

async function seal({ status, headers, body }: Outgoing, key: AesKey): Promise<Outgoing> {
  const bytes = new Uint8Array(Buffer.from(body));
  const sealed = await sealVaultsPayBody(key, bytes);
  return {
    status,
    headers: { ...headers, "content-type": "application/json", "x-session-nonce": sealed.nonce },
    body: sealed.body,
  };
}
