// What VaultsPay's encryption costs per call, beside fetch with WebCrypto by hand and beside WebCrypto alone.
import { createVaultsPayClient, unwrap } from "@openissuing/vaultspay";
import type { Figure } from "./bench/figure.js";
import { medianInTurns } from "./bench/median.js";
import { runBench } from "./bench/run-bench.js";
import { startSealedServer } from "./bench/sealed-server.js";
import { membersOf } from "./demo/members.js";

const subtle = globalThis.crypto.subtle;
const oaep = { name: "RSA-OAEP", hash: "SHA-256" };
const body = { accountId: 1001, cardId: 2001 };
const path = "/pcs/api/v1/update-card-account";
const read = "/be/api/v1/accounts/{id}";
const account = { params: { path: { id: 1001 } } };
const base64 = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(bytes as Uint8Array).toString("base64");

/** One request's key and body, as the text demands, with WebCrypto and nothing else. */
async function sealByHand(publicKey: CryptoKey, text: string) {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  const wrapped = await subtle.encrypt(oaep.name, publicKey, bytes);
  const sealed = text === "" ? undefined : await subtle.encrypt({ name: "AES-GCM", iv }, key, Buffer.from(text));
  return { key, iv, wrapped, sealed };
}

async function callByHand(method: "GET" | "POST", url: string, publicKey: CryptoKey): Promise<unknown> {
  const { key, iv, wrapped, sealed } = await sealByHand(publicKey, method === "POST" ? JSON.stringify(body) : "");
  const sent = sealed === undefined ? {} : { body: JSON.stringify({ encryptedData: base64(sealed) }) };
  const answer = await fetch(url, {
    method,
    headers: {
      "Content-Type": "application/json",
      Authorization: "Bearer at",
      "x-session-nonce": base64(iv),
      "x-auth-signature": base64(wrapped),
      "x-device-os": "SAAS",
      "x-device-id": "17",
    },
    ...sent,
  });
  const encryptedData = membersOf(await answer.json()).text("encryptedData");
  const nonce = Buffer.from(answer.headers.get("x-session-nonce") ?? "", "base64");
  const opened = await subtle.decrypt({ name: "AES-GCM", iv: nonce }, key, Buffer.from(encryptedData, "base64"));
  return JSON.parse(Buffer.from(opened).toString());
}

/** Medians over `rounds` of the time per call, `calls` in a row on a connection that stays open. */
export async function measureEncryptedCall(rounds = 15, calls = 60): Promise<Figure[]> {
  const server = await startSealedServer(JSON.stringify({ data: { accountId: 1001, remarks: "" } }));
  try {
    const publicKey = await subtle.importKey("spki", new Uint8Array(server.publicKey), oaep, false, ["encrypt"]);
    const options = { baseUrl: server.url, clientId: "c", clientSecret: "s", deviceId: "17" };
    const encrypting = createVaultsPayClient({ ...options, publicKey: base64(server.publicKey) });
    const plain = createVaultsPayClient({ ...options, encryption: "off" });
    const answer = await subtle.importKey("raw", new Uint8Array(32), "AES-GCM", false, ["encrypt", "decrypt"]);
    const iv = new Uint8Array(12);
    const sealed = await subtle.encrypt({ name: "AES-GCM", iv }, answer, Buffer.from(JSON.stringify(body)));
    const bare = async () => {
      await sealByHand(publicKey, JSON.stringify(body));
      await subtle.decrypt({ name: "AES-GCM", iv }, answer, sealed);
    };
    const perCall = (call: () => Promise<unknown>) => async () => {
      const started = performance.now();
      for (let index = 0; index < calls; index += 1) await call();
      return ((performance.now() - started) * 1000) / calls;
    };
    const medians = await medianInTurns(rounds, {
      getByHand: perCall(() => callByHand("GET", `${server.url}/be/api/v1/accounts/1001`, publicKey)),
      getByClient: perCall(() => unwrap(encrypting.GET(read, account))),
      postByHand: perCall(() => callByHand("POST", `${server.url}${path}`, publicKey)),
      postByClient: perCall(() => unwrap(encrypting.POST(path, { body }))),
      plain: perCall(() => unwrap(plain.POST(path, { body }))),
      bare: perCall(bare),
    });
    return [
      {
        what: "encrypted read of VaultsPay on loopback",
        unit: "µs",
        value: medians.getByClient,
        baseline: { what: "fetch and WebCrypto by hand", value: medians.getByHand },
      },
      {
        what: "encrypted write of VaultsPay on loopback",
        unit: "µs",
        value: medians.postByClient,
        baseline: { what: "fetch and WebCrypto by hand", value: medians.postByHand },
      },
      {
        what: "what encryption adds to a write of VaultsPay",
        unit: "µs",
        value: medians.postByClient - medians.plain,
        baseline: { what: "bare WebCrypto: key, wrap, seal, open", value: medians.bare },
      },
    ];
  } finally {
    await server.end();
  }
}

await runBench(import.meta.url, measureEncryptedCall);
