// VaultsPay's side of an encrypted call with node:crypto alone: fixed answers, given as arguments. A plain request costs
// it the same work, so that the difference between both is what encryption costs the client.
import { createCipheriv, createDecipheriv, createPrivateKey, privateDecrypt, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { argv } from "node:process";
import { buffer } from "node:stream/consumers";

const [, , pem = "", answer = "{}", login = "{}"] = argv;
const privateKey = createPrivateKey(pem);
/** Stands for the request's own when it has none. */
let lastKey = "";

const unwrap = (wrapped) =>
  privateDecrypt({ key: privateKey, oaepHash: "sha256" }, Buffer.from(wrapped || lastKey, "base64"));

function open(key, nonce, body) {
  const sealed = Buffer.from(JSON.parse(body).encryptedData, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

function seal(key, body) {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const sealed = Buffer.concat([cipher.update(body), cipher.final(), cipher.getAuthTag()]);
  return { nonce: iv.toString("base64"), body: JSON.stringify({ encryptedData: sealed.toString("base64") }) };
}

const server = createServer(async (request, response) => {
  const { "x-auth-signature": wrapped = "", "x-session-nonce": nonce = "" } = request.headers;
  const body = (await buffer(request)).toString();
  const plain = request.url.endsWith("/saas-login") ? login : answer;
  if (wrapped !== "") lastKey = wrapped;
  const key = lastKey === "" ? randomBytes(32) : unwrap(wrapped);
  if (wrapped !== "" && body !== "") open(key, nonce, body);
  const sealed = seal(key, plain);
  const sent = wrapped === "" ? plain : sealed.body;
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(sent) };
  response.writeHead(200, { ...headers, ...(wrapped === "" ? {} : { "x-session-nonce": sealed.nonce }) }).end(sent);
});
server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
});
process.once("SIGTERM", () => process.exit(0));
