import { readFileSync } from "node:fs";

/*
 * The fixtures were made with OpenSSL 3.0 and OpenSSH 9, in test/keys/fixtures:
 *   openssl genrsa -traditional -out test-only-pkcs1.pem 2048
 *   openssl pkcs8 -topk8 -nocrypt -in test-only-pkcs1.pem -out test-only-pkcs8.pem
 *   openssl rsa -in test-only-pkcs1.pem -pubout -out test-only-spki.pem
 *   openssl rsa -in test-only-pkcs1.pem -RSAPublicKey_out -out test-only-pkcs1-public.pem
 *   openssl pkcs8 -topk8 -v2 aes256 -passout pass:test-only -in test-only-pkcs1.pem -out test-only-encrypted-pkcs8.pem
 *   openssl rsa -in test-only-pkcs1.pem -traditional -des3 -passout pass:test-only -out test-only-encrypted-pkcs1.pem
 *   openssl ecparam -name prime256v1 -genkey -out test-only-ec.pem
 *   openssl pkcs8 -topk8 -nocrypt -in test-only-ec.pem -out test-only-ec-pkcs8.pem
 *   openssl ec -in test-only-ec.pem -pubout -out test-only-ec-spki.pem
 *   openssl genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -out test-only-rsa-pss.pem
 *   openssl genrsa -traditional -out test-only-1024.pem 1024
 *   openssl rsa -in test-only-1024.pem -pubout -out test-only-1024-spki.pem
 *   openssl req -x509 -key test-only-pkcs1.pem -subj /CN=test-only -days 36500 -out test-only-certificate.pem
 *   ssh-keygen -q -t rsa -b 2048 -N '' -C test-only -f test-only-openssh
 */
export function fixture(file: string): string {
  return readFileSync(new URL(`fixtures/test-only-${file}`, import.meta.url), "utf8");
}
