// An ES module consumer: a typed failure and a verified answer, over an injected fetch.
import { createHash, generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createAnytimeClient, unwrap } from "@openissuing/anytime";
import { errorCodes } from "@openissuing/anytime/codes";
import { fileFromPath } from "@openissuing/anytime/node";
import document from "@openissuing/spec/anytime.json" with { type: "json" };

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
});

function envelope(body, status = 200) {
  const timestamp = "1478525194.6790";
  const hash = createHash("sha256").update(`${timestamp}|demo-user`).digest("hex");
  const text = `{"request_id":1,"type_response":"sync","timestamp":${timestamp},"hash":"${hash}","body":${JSON.stringify(body)}}`;
  return new Response(text, { status, headers: { "Content-Type": "application/json" } });
}

const seen = [];
const client = createAnytimeClient({
  baseUrl: "https://vendor.invalid",
  credentials: { clientId: "id", clientSecret: "secret", username: "demo-user", password: "word" },
  privateKey,
  fetch: async (input, init) => {
    const request = new Request(input, init);
    seen.push(`${request.method} ${new URL(request.url).pathname}`);
    if (!request.headers.get("x-signed-request")) throw new Error("not signed");
    if (request.url.endsWith("/oauth/v2/token"))
      return envelope({ access_token: "token", expires_in: 3600, token_type: "bearer", refresh_token: "none" });
    if (request.method === "POST")
      return envelope(
        { error: { code: 4020210, message: "too little", exception: "AccountSrcNotEnoughCreditException" } },
        402,
      );
    return envelope({ acc_id: 1234, balance: 10.5 });
  },
});

const balance = await unwrap(client.GET("/v1.0/accounts/{id}/balance", { params: { path: { id: 1234 } } }));
if (balance.body.balance !== 10.5) throw new Error("balance was not read");

const transfer = {
  src_comment: "a",
  dst_comment: "b",
  dst_name: "c",
  dst_iban: "FR7630006000011234567890189",
  dst_swift: "AGRIFRPP",
  amount: 1,
};
const { error, response } = await client.POST("/v1.0/accounts/{id}/credit-transfers", {
  params: { path: { id: 1234 } },
  body: transfer,
});
if (response.status !== 402 || error?.body.error.code !== 4020210) throw new Error("failure was not typed");
if (errorCodes[4020210].status !== 402) throw new Error("code catalogue is incomplete");

writeFileSync("kyc.png", new Uint8Array([137, 80, 78, 71]));
if ((await fileFromPath("kyc.png")).size !== 4) throw new Error("file was not read");
if (Object.keys(document.paths).length < 20) throw new Error("document is incomplete");
console.log(`ok ${seen.length}`);
