/** Samples of the steps that come before the first call. One text each, printed as it stands. */

export const keySample = `openssl genrsa -out id_rsa 2048
openssl rsa -in id_rsa -outform PEM -pubout -out id_rsa.pub   # leave this half with the vendor`;

export const clientSample = `import { readFile } from "node:fs/promises";
import { createAnytimeClient, unwrap } from "@openissuing/anytime";

const client = createAnytimeClient({
  environment: "sandbox",
  credentials: {
    clientId: "YourClientId",
    clientSecret: "YourClientSecret",
    username: "YourUserName",
    password: "YourPassword",
  },
  privateKey: await readFile("id_rsa", "utf8"),
});`;

export const shellSample = `BASE=https://ws-sandbox.anyti.me

# A call with fresh validation data and its signature.
signed() {
  data=$(openssl rand -hex 16)
  signature=$(printf %s "$data" | openssl dgst -sha1 -sign id_rsa | openssl base64 -A)
  curl -sS -H "X-Validation-Data: $data" -H "X-Signed-Request: $signature" "$@"
}

# The same with the access token of createToken in TOKEN.
anytime() {
  signed -H "Authorization: Bearer $TOKEN" "$@"
}`;

export const hashSample = `# The hash an answer must have: the timestamp as printed, a bar, your user name.
printf %s "1478525194.6798|YourUserName" | openssl dgst -sha256 -r | cut -d " " -f 1`;

export const webhookSample = `import { createAnytimeWebhooks, WebhookVerificationError } from "@openissuing/anytime";

const webhooks = createAnytimeWebhooks({ username: "YourUserName" });

/** Answers a delivery: 200 once it is handled, 400 when it is forged, stale or a copy. */
export async function receive(request: Request): Promise<Response> {
  const body = new Uint8Array(await request.arrayBuffer()); // raw: a parsed body does not verify
  try {
    await webhooks.handle(body, ({ name, event }) => {
      if (name === "card_last_tx") console.log("card", event.body.card_ref);
      else console.log("transfers", event.body["credit-transfers"].length);
    });
    return new Response();
  } catch (error) {
    if (error instanceof WebhookVerificationError) return new Response(error.code, { status: 400 });
    throw error;
  }
}`;

export const faultSample = `# The next two calls of getAccount end with 4030210.
curl -sS http://127.0.0.1:4010/_sandbox/faults -H "Content-Type: application/json" \\
  -d '{ "operationId": "getAccount", "code": 4030210, "times": 2 }'`;
