// What the client costs per call: signed, verified and typed, beside fetch and crypto.sign by hand.
import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createAnytimeClient, unwrap } from "@openissuing/anytime";
import { createBrocardClient } from "@openissuing/brocard";
import { startBareServer } from "./bench/bare-server.js";
import type { Figure } from "./bench/figure.js";
import { medianInTurns } from "./bench/median.js";
import { runBench } from "./bench/run-bench.js";

const credentials = { clientId: "client", clientSecret: "secret", username: "user", password: "password" };

/** An answer as the vendor prints it, with the hash that the client verifies. */
function envelope(body: object): string {
  const timestamp = "1478508503.5145";
  const hash = createHash("sha256").update(`${timestamp}|${credentials.username}`).digest("hex");
  const head = `"request_id":90402,"type_response":"sync","timestamp":${timestamp},"hash":"${hash}"`;
  return `{${head},"body":${JSON.stringify(body)}}`;
}

/** Microseconds per call of something, `calls` of it in a row. */
const timesPerCall = (calls: number) => (call: () => Promise<unknown>) => async () => {
  const started = performance.now();
  for (let index = 0; index < calls; index += 1) await call();
  return ((performance.now() - started) * 1000) / calls;
};

/** Medians over `rounds` of the time per call, `calls` in a row on a connection that stays open. */
export async function measureSignedCall(rounds = 21, calls = 60): Promise<Figure[]> {
  const pem = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  }).privateKey;
  const token = { access_token: "token", expires_in: 3600, token_type: "bearer", refresh_token: "refresh" };
  const server = await startBareServer(envelope({ date_time: "2026-01-01 12:00:00" }), envelope(token));
  try {
    const client = createAnytimeClient({ baseUrl: server.url, credentials, privateKey: pem });
    const key = createPrivateKey(pem);
    const byHand = async () => {
      const validationData = randomBytes(20).toString("hex");
      const signature = sign("sha1", Buffer.from(validationData), key).toString("base64");
      const headers = {
        Authorization: "Bearer token",
        "X-Validation-Data": validationData,
        "X-Signed-Request": signature,
      };
      const response = await fetch(`${server.url}/v1.0/apicheck`, { headers });
      return response.json();
    };
    const byClient = () => unwrap(client.GET("/v1.0/apicheck"));
    const perCall = timesPerCall(calls);
    const medians = await medianInTurns(rounds, { byHand: perCall(byHand), byClient: perCall(byClient) });
    return [
      {
        what: "signed and verified call on loopback",
        unit: "µs",
        value: medians.byClient,
        baseline: { what: "fetch and crypto.sign by hand", value: medians.byHand },
        budget: { of: "ratio", atMost: 1.1 },
      },
    ];
  } finally {
    await server.end();
  }
}

/** The same for a call of Brocard, which carries a key and no signature: what is left is typing, retries and masking. */
export async function measureKeyedCall(rounds = 21, calls = 200): Promise<Figure[]> {
  const bin = { bin: "411111", description: "Visa", balance_type: "card_balance", payment_restrictions: "None" };
  const answer = { data: [bin], total: 1, request_id: "44444444-4444-4444-8444-000000000011" };
  const server = await startBareServer(JSON.stringify(answer));
  try {
    const client = createBrocardClient({ baseUrl: server.url, apiKey: "key" });
    const byHand = async () => {
      const headers = { Authorization: "Bearer key", Accept: "application/json" };
      const response = await fetch(`${server.url}/api/v2/company/bins`, { headers });
      return response.json();
    };
    const byClient = () => unwrap(client.GET("/api/v2/company/bins"));
    const perCall = timesPerCall(calls);
    const medians = await medianInTurns(rounds, { byHand: perCall(byHand), byClient: perCall(byClient) });
    return [
      {
        what: "call with a key on loopback",
        unit: "µs",
        value: medians.byClient,
        baseline: { what: "fetch by hand", value: medians.byHand },
      },
    ];
  } finally {
    await server.end();
  }
}

await runBench(import.meta.url, async () => [...(await measureSignedCall()), ...(await measureKeyedCall())]);
