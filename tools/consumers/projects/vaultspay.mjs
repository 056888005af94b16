// An ES module consumer of VaultsPay: an encrypted page, a refusal and a webhook, over an injected fetch that decrypts.
import { createHmac, generateKeyPairSync } from "node:crypto";
import { openVaultsPayBody, sealVaultsPayBody, unwrapKeyWith, unwrapVaultsPayKey } from "@openissuing/signing";
import document from "@openissuing/spec/vaultspay.json" with { type: "json" };
import { createVaultsPayClient, createVaultsPayWebhooks, fieldErrors, paginateVaultsPay } from "@openissuing/vaultspay";
import { errorCodes } from "@openissuing/vaultspay/codes";

const answers = {
  "POST /as/api/v1/saas-login": [200, { accessToken: "at", refreshToken: "rt" }],
  "GET /be/api/v1/accounts": [200, { data: [{ id: 1 }], pagination: { totalPages: 1 } }],
  "POST /pcs/api/v1/get-card-pan": [
    422,
    { code: 1000, message: "no", type: "INVALID_PAYLOAD", errors: [{ key: "cardId", reason: "unknown" }] },
  ],
};

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

const client = (keyWrap) => {
  const unwrap = unwrapKeyWith(privateKey, keyWrap);
  return createVaultsPayClient({
    baseUrl: "https://vendor.invalid",
    clientId: "client",
    clientSecret: "secret",
    deviceId: "17",
    publicKey,
    keyWrap,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const nonce = request.headers.get("x-session-nonce");
      const key = await unwrapVaultsPayKey({ nonce, signature: request.headers.get("x-auth-signature") }, unwrap);
      const body = await request.text();
      if (body !== "") JSON.parse(new TextDecoder().decode(await openVaultsPayBody(key, { nonce, body })));
      const [status, plain] = answers[`${request.method} ${new URL(request.url).pathname}`];
      const sealed = await sealVaultsPayBody(key, new TextEncoder().encode(JSON.stringify(plain)));
      return new Response(sealed.body, { status, headers: { "x-session-nonce": sealed.nonce } });
    },
  });
};

for (const keyWrap of ["oaep-sha256", "pkcs1-v1_5"]) {
  const ids = [];
  for await (const { id } of paginateVaultsPay(client(keyWrap), "/be/api/v1/accounts")) ids.push(id);
  if (ids.join() !== "1") throw new Error("page was not read");
}

const { error } = await client("oaep-sha256").POST("/pcs/api/v1/get-card-pan", { body: { cardId: 1 } });
if (fieldErrors(error)[0]?.key !== "cardId") throw new Error("refusal was not read");

const secret = "9f2c61d0a7b84e35";
const { value } = Object.values(document.webhooks.card_status.post.requestBody.content["application/json"].examples)[0];
const body = JSON.stringify(value);
const signature = createHmac("sha256", secret).update(body).digest("hex");
const { name } = await createVaultsPayWebhooks({ secret }).verify({ body, signature });
if (name !== "card_status") throw new Error("webhook was not read");

if (Object.keys(errorCodes).length < 16 || Object.keys(document.paths).length < 40) throw new Error("incomplete");
console.log("ok");
