/** HMAC-SHA256 (RFC 2104) of bytes under the UTF-8 of a secret. @throws TypeError for an empty secret. */
export async function hmacSha256(secret: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (secret === "") throw new TypeError("secret must not be empty"); // Node would import it
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes));
}
