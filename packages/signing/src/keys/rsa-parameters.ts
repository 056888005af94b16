import { encodeBase64Url } from "../base64.js";
import { encodeHex } from "../hex.js";
import {
  DER_BIT_STRING,
  DER_INTEGER,
  DER_OBJECT_IDENTIFIER,
  DER_OCTET_STRING,
  DER_SEQUENCE,
  type DerElement,
  readDer,
  readDerInside,
} from "./der.js";
import { KeyError } from "./key-error.js";

type Bytes = Uint8Array<ArrayBuffer>;

/** Shorter RSA keys are within reach of factoring; NIST SP 800-131A disallows them. */
const MIN_MODULUS_BITS = 2048;

/** Object identifier 1.2.840.113549.1.1.1, rsaEncryption (RFC 8017, appendix A.1). */
const RSA_ENCRYPTION = "2a864886f70d010101";

/** PKCS#8 `PrivateKeyInfo` (RFC 5208): the PKCS#1 key inside it. */
export function unwrapPkcs8(der: Bytes): Bytes {
  const [version, algorithm, key] = readDerInside(der, DER_SEQUENCE) ?? [];
  if (version?.tag !== DER_INTEGER || key?.tag !== DER_OCTET_STRING) throw malformed("PKCS#8 private key");
  checkRsa(algorithm);
  return key.content;
}

/** `SubjectPublicKeyInfo` (RFC 5280): the PKCS#1 public key inside it. */
export function unwrapSpki(der: Bytes): Bytes {
  const [algorithm, key] = readDerInside(der, DER_SEQUENCE) ?? [];
  if (key?.tag !== DER_BIT_STRING || key.content[0] !== 0) throw malformed("public key");
  checkRsa(algorithm);
  return key.content.subarray(1);
}

/** PKCS#1 `RSAPrivateKey` (RFC 8017, appendix A.1.2) as the members of a JSON Web Key. */
export function privateKeyJwk(pkcs1: Bytes): JsonWebKey {
  const [version, ...numbers] = readDerInside(pkcs1, DER_SEQUENCE) ?? [];
  if (version === undefined || encodeHex(version.content) !== "00" || numbers.length !== 8) {
    throw malformed("RSA private key");
  }
  return jwk(["n", "e", "d", "p", "q", "dp", "dq", "qi"], numbers, "RSA private key");
}

/** PKCS#1 `RSAPublicKey` (RFC 8017, appendix A.1.1) as the members of a JSON Web Key. */
export function publicKeyJwk(pkcs1: Bytes): JsonWebKey {
  const numbers = readDerInside(pkcs1, DER_SEQUENCE) ?? [];
  if (numbers.length !== 2) throw malformed("RSA public key");
  return jwk(["n", "e"], numbers, "RSA public key");
}

/** @throws KeyError ERR_KEY_TOO_SHORT below 2048 bits. */
export function checkModulusBits(bits: number): void {
  if (bits >= MIN_MODULUS_BITS) return;
  throw new KeyError("ERR_KEY_TOO_SHORT", `RSA key has ${bits} bits, ${MIN_MODULUS_BITS} is the least`);
}

function jwk(names: readonly string[], numbers: readonly DerElement[], what: string): JsonWebKey {
  const members = names.map((name, i) => [name, encodeBase64Url(unsigned(numbers[i], what))] as const);
  const modulus = unsigned(numbers[0], what);
  checkModulusBits(modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24);
  return { kty: "RSA", ...Object.fromEntries(members) };
}

/** The bytes of a positive DER integer without its leading zero. */
function unsigned(number: DerElement | undefined, what: string): Bytes {
  const first = number?.content[0];
  if (number?.tag !== DER_INTEGER || first === undefined || first >= 0x80) throw malformed(what);
  return first === 0 ? number.content.subarray(1) : number.content;
}

function checkRsa(algorithm: DerElement | undefined): void {
  const oid = algorithm?.tag === DER_SEQUENCE ? readDer(algorithm.content)?.[0] : undefined;
  if (oid?.tag !== DER_OBJECT_IDENTIFIER) throw malformed("key");
  if (encodeHex(oid.content) !== RSA_ENCRYPTION) throw notRsa();
}

/** A key of another family: there is nothing to convert. */
export function notRsa(): KeyError {
  return new KeyError("ERR_KEY_NOT_RSA", "key is not a plain RSA key");
}

/** A key whose bytes do not add up. */
export function malformed(what: string): KeyError {
  return new KeyError("ERR_KEY_MALFORMED", `${what} is cut off or garbled`);
}
