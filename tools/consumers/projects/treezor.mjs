// An ES module consumer of Treezor: tokens, a page, a tagged write, a refusal, a proof, HiPay, an upload, a login and a webhook, over an
// injected fetch; and what needs a package that nobody installed says so.
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import document from "@openissuing/spec/treezor-connect.json" with { type: "json" };
import { createTreezorClient, paginateTreezor, treezorFailures } from "@openissuing/treezor";
import { errorCodes } from "@openissuing/treezor/codes";
import { uploadDocument } from "@openissuing/treezor/documents";
import { createTreezorHipayClient } from "@openissuing/treezor/hipay";
import { verifyTreezorLogin } from "@openissuing/treezor/login";
import { createTreezorPciClient, generateLibsodiumKey, showPin } from "@openissuing/treezor/pci-dss";
import { simulateScaProof } from "@openissuing/treezor/sca";
import { createTreezorWebhooks } from "@openissuing/treezor/webhooks";

const values = { key: "k", policy: "p" };
const answers = {
  "POST /oauth/token": [200, { access_token: "at", expires_in: 3600, token_type: "Bearer" }],
  "GET /v1/wallets": [200, { wallets: [{ walletId: 1 }] }],
  "POST /v1/transfers": [400, { errors: [{ errorCode: 32003, errorMessage: "no" }] }],
  "POST /simulation/scaProof": [200, { scaProof: "proof" }],
  "GET /rest/v1/transaction": [200, { transaction: {} }],
  "POST /v1/documents/uploadUrl": [200, { documentId: 7, uploadUrl: "https://s.invalid/", values, expireIn: 120 }],
  "POST /": [200, {}],
};
const sent = [];
const fetch = async (input, init) => {
  const request = new Request(input, init);
  const { pathname } = new URL(request.url);
  const isJson = request.headers.get("content-type") === "application/json";
  sent.push({ key: `${request.method} ${pathname}`, headers: request.headers, body: isJson && (await request.json()) });
  if (pathname === "/v1/wallets" && !request.url.includes("pageNumber=1")) return Response.json({ wallets: [] });
  const [status, body] = answers[`${request.method} ${pathname}`];
  return Response.json(body, { status });
};
const last = () => sent[sent.length - 1];
const check = (isRight, what) => {
  if (!isRight) throw new Error(what);
};

const target = { environment: "sandbox", clientName: "example", fetch };
const treezor = createTreezorClient({ ...target, clientId: "1", clientSecret: "s", proveOperation: () => "p.w" });

const ids = [];
for await (const { walletId } of paginateTreezor(treezor, "/v1/wallets")) ids.push(walletId);
check(ids.join() === "1", "page was not read");

const body = { walletId: 1, beneficiaryWalletId: 2, amount: 10, currency: "EUR" };
const { error } = await treezor.POST("/v1/transfers", { body });
check(treezorFailures(error)[0]?.code === 32003 && errorCodes[32003].meaning !== "", "refusal was not read");
check(
  last().body.accessTag.length === 36 && last().headers.get("x-trz-sca") === "p.w",
  "write was not tagged and proven",
);
check((await simulateScaProof(treezor, "wallet")) === "proof", "proof was not read");

const file = new Blob(["file"]);
const announced = { userId: 1, documentTypeId: 9, name: "card", fileExtension: "pdf" };
check((await uploadDocument(treezor, announced, file, { fetch })) === 7, "document was not uploaded");

const hipay = createTreezorHipayClient({ environment: "stage", username: "user", password: "word", fetch });
await hipay.GET("/rest/v1/transaction", { params: { query: { orderId: "1" } } });
check(last().headers.get("authorization") === "Basic dXNlcjp3b3Jk", "HiPay was not asked with Basic");

const pci = createTreezorPciClient({ ...target, clientId: "1", clientSecret: "s" });
const missing = await showPin(pci, { cardId: "1", makeKey: generateLibsodiumKey }, String).catch(({ code }) => code);
check(missing === "ERR_PACKAGE_MISSING", "a package that is not there was not told");

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const now = Math.floor(Date.now() / 1000);
const claims = {
  iss: "treezor_connect",
  iat: now,
  exp: now + 60,
  sub: "s",
  userId: 5,
  clientId: "1",
  userType: "user",
};
const sections = [
  { alg: "RSASSA_PKCS1_V1_5_SHA_256", typ: "JWT" },
  { ...claims, scope: ["read_only"] },
].map((section) => Buffer.from(JSON.stringify(section)).toString("base64url"));
const signature = sign("sha256", Buffer.from(sections.join(".")), privateKey).toString("base64url");
const login = await verifyTreezorLogin({ token: [...sections, signature].join("."), publicKey, clientId: "1" });
check(login.userId === "5", "login was not verified");

const secret = "whsec-of-the-consumer";
const { value } = Object.values(
  document.webhooks["balance.update"].post.requestBody.content["application/json"].examples,
)[0];
const payload = JSON.stringify(value.object_payload);
const mac = createHmac("sha256", secret).update(payload).digest("base64");
const message = JSON.stringify({ ...value, webhook_created_at: Date.now() * 10, object_payload_signature: mac });
check((await createTreezorWebhooks({ secret }).verify(message)).name === "balance.update", "webhook was not read");

console.log("ok");
