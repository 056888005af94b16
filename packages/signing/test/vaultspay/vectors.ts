import { fixture } from "../keys/fixture.js";

/*
 * Made by OpenSSL 3.0 on the command line and by python3-cryptography 48 (AES-GCM is not in `openssl enc`):
 *
 *   printf 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | xxd -r -p > key.bin
 *   wrap() { openssl pkeyutl -encrypt -pubin -inkey test-only-spki.pem "$@" | base64 -w0; }
 *   oaep: wrap -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256 -in key.bin
 *   pkcs1: wrap -pkeyopt rsa_padding_mode:pkcs1 -in key.bin
 *   oaepMgf1Sha1: as oaep, with rsa_mgf1_md:sha1
 *   oaepOf16Bytes: as oaep, of `head -c 16 key.bin`
 *
 *   python3 -c 'from base64 import b64encode; from cryptography.hazmat.primitives.ciphers.aead import AESGCM
 *   print(b64encode(AESGCM(bytes(range(32))).encrypt(bytes(range(0xa0, 0xac)), PLAIN, None)))'
 */
export const plain = '{"clientId":"client","clientSecret":"secret"}';
export const keyBytes = Uint8Array.from({ length: 32 }, (_, i) => i);
export const iv = Uint8Array.from({ length: 12 }, (_, i) => 0xa0 + i);
export const nonce = "oKGio6Slpqeoqaqr";
export const encryptedData = "nTofQSyubMsrAaXpJRmstxXCLTK+lSEA9WtI8izOFnO3AmXFjVE2Xi35cOp031E/IFW+fXJs4KdC9bV9+g==";
export const body = `{"encryptedData":"${encryptedData}"}`;

export const wrapped = {
  oaep: "h/5Zmp6VVDbh4BLe+0UliBrUjocyJSqPDFIUL8DqbhXVxT8oOa+L0Lhq4ItopOFkiaBFTRn26ry4qUdXDtLehNM7A8se0yaSYjsMPl17hwXBhsD1o8ccTX77KLrh438kI7XlY5fyyTP+k8cUVw+kFMQA/2Jg0ocnwOo2Gpj0s5rKkb4XNI0Ny9Nf5oqEOuzx7qxkTBzfxLr9s3RkFv9hR252beJNXyCi7uchJJDi67gZplEk/P6d5tkdSsR693z4KzWN6ybW2yh9aoZOt6Cz+IozLlBCDZ6y+FTtKygRTpEcHmDgYT0fIcvR+jb/NXMOGqPyN/UwKDqOuOinjLcOcg==",
  pkcs1:
    "nZ95S/ppcTVXBvY5kKhoAupJfrp/YgPNKr+F+BGzsEI7uF1W7lLCR9PUAG4sor4V7WqzQaza8Rde+iYrEpm8scA6nLR/5Vn9Mpv2+h+OINxZ4GCKZ3C1H1zx4Rs31KhBwEfPgi7CU294id1FS7u4tF9HB4YkL0iDRkNzAK/gN7zmGaxnkd0n8owEn0h4bwL0be5+4U69AkZBeWXv7sWsB/+N1Ad3B9ywfdiJwG+5wB4J07NX7p9EFO8mgLGIp9mdZnQF1hRXXSZ5nrOkzCIwfjg9R8zCKaHEQokjMYUlnyUQ0k/wRTyTxITwFuGN2yvwSMAQndurLAoRtBxEg8pFQw==",
  oaepMgf1Sha1:
    "fJWfx28hWZF2hAH3R/lgFqyyfjW58fqHYIjZs3S+zvM8+9ts2GWabdo0xgVpKCww12Fm2fdIEJX+LT5CGdIM7s17bNKA0rYf5kV26dHqe+OJgUPnvax1sKAP/goFXS6CfEhA3yMJa1tXExY5SwxqDsBePalEmYwv5Lb7PnjgsBfHw+IwzDxB19vJ5Z7cxzanHOfQugn/6yMT3xTpUvuzl/OYU+5mrVoG660zkDdrnoRp3oWXrhCJYBWAa2OsTLn6qmiTOF9SNHb68jiyhN3I//ZRx4s1VJjI/ge5JyMwuS4XVYL5qjuVvEyzuw6DnKLnmbjteGyY8ILhDc8P6mDQ0w==",
  oaepOf16Bytes:
    "n9S4ouSNtyryLzxorRRU9KHwLp8mU6nJEWbOnHk9olb4amhrDqbqIgXPv4n3jGhE+sYD9+IG3NHWXpgKUzopT8itQ8oXKmSUy3KRvtyEjnJQ+tTF3HTmzkTZ4VupkLwJNdPFAN+fYbEIAHf9GfGaM2rE5XngBt9xxTFbnsMnwMcXQQz1Nh4z3nIjRTysV26TtafVVeWz9K0a7dLOxLZYYnxIjRgm5gTyBBwyX+iBEveWbpKisKhYegEOzAweoieky5dG575xoRyHL34RpXZ/5RszJV4SzfTRyULaB5UhdluaPQIsAyATXhez3z43RKP93z2oAqhK9SIuV6EBHJXNHA==",
} as const;

export const publicKey = fixture("spki.pem");
export const privateKey = fixture("pkcs8.pem");

/** The vendor hands its key out like this: SPKI in base64, no lines around it. */
export const bareSpki = publicKey.replace(/-----[A-Z ]+-----|\s/g, "");

export const encode = (text: string) => new TextEncoder().encode(text);
export const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Base64 with one bit of its bytes turned over: it keeps its syntax. */
export function flipBit(base64: string, bit: number): string {
  const bytes = Buffer.from(base64, "base64");
  const at = Math.floor(bit / 8) % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
  return bytes.toString("base64");
}
