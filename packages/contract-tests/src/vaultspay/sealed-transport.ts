import { sealVaultsPayBody, type WrapKey } from "@openissuing/signing";
import type { Transport, WireReply, WireRequest } from "../engine/transport.js";
import { openAnswer } from "./open-answer.js";

/** Encrypts each request, with headers and all, and opens its answer: what is sent and read is plain on this side. */
export function sealedTransport(transport: Transport, wrap: WrapKey, deviceId: string): Transport {
  return {
    ...transport,
    async send(wire, timeout) {
      const bytes = crypto.getRandomValues(new Uint8Array(32));
      const wrapped = Buffer.from(await wrap(bytes)).toString("base64");
      const { body, nonce } = await sealed(wire, bytes);
      const headers = {
        ...wire.headers,
        ...deviceHeaders(deviceId),
        "x-session-nonce": nonce,
        "x-auth-signature": wrapped,
      };
      return opened(await transport.send({ ...wire, headers, body }, timeout), bytes);
    },
  };
}

/** Asks the provider's test environment for no encryption. */
export function plainTransport(transport: Transport, deviceId: string): Transport {
  const asked = { ...deviceHeaders(deviceId), "x-enable-encryption": "false" };
  return {
    ...transport,
    send: (wire, timeout) => transport.send({ ...wire, headers: { ...wire.headers, ...asked } }, timeout),
  };
}

const deviceHeaders = (deviceId: string) => ({ "x-device-os": "SAAS", "x-device-id": deviceId });

async function sealed({ body }: WireRequest, bytes: Uint8Array<ArrayBuffer>) {
  const plain = new Uint8Array(Buffer.from(body ?? ""));
  if (plain.length === 0) {
    return { body, nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(12))).toString("base64") };
  }
  const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt"]);
  return sealVaultsPayBody(key, plain);
}

async function opened(reply: WireReply, bytes: Uint8Array<ArrayBuffer>): Promise<WireReply> {
  const { failure, headers, status } = reply;
  if (status === undefined || failure !== undefined) return reply;
  const nonce = headers["x-session-nonce"];
  const answer = { status, nonce: typeof nonce === "string" ? nonce : undefined, body: reply.body };
  const { body, doubt } = await openAnswer(bytes, answer);
  return { ...reply, body, origin: { doubt } };
}
