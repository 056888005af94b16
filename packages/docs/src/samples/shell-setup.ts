/** What a shell has to know before the samples with curl, by the package of the client. Credentials are placeholders. */
const setups: Readonly<Record<string, string>> = {
  "@openissuing/anytime": `BASE=https://ws-sandbox.anyti.me   # or the address the sandbox prints

# The key in id_rsa signs a value that was never used before; each call needs another one.
data=$(openssl rand -hex 20)
signature=$(printf %s "$data" | openssl dgst -sha1 -sign id_rsa | openssl base64 -A)
TOKEN=$(curl -sS "$BASE/oauth/v2/token" \\
  -H "X-Validation-Data: $data" \\
  -H "X-Signed-Request: $signature" \\
  -d grant_type=password -d client_id=YourClientId -d client_secret=YourClientSecret \\
  -d username=YourUserName -d password=YourPassword |
  sed 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/')`,
  "@openissuing/brocard": `BASE=https://private.mybrocard.com   # or the address the sandbox prints
KEY=YourApiKey`,
  "@openissuing/treezor": `BASE=https://your-name.sandbox.treezor.co
TOKEN=$(curl -sS "$BASE/oauth/token" -H "Content-Type: application/json" \\
  -d '{ "grant_type": "client_credentials", "client_id": "YourClientId", "client_secret": "YourClientSecret" }' |
  sed 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/')`,
  "@openissuing/treezor/hipay": `BASE=https://stage-secure-gateway.hipay-tpp.com   # some operations name another host
HIPAY=YourHipayUser:YourHipayPassword`,
  "@openissuing/treezor/pci-dss": `BASE=https://your-name.preprod.secure.treezor.co
# Tokens are those of Treezor Connect; the certificate is in client.crt, its key in client.key.
TOKEN=$(curl -sS https://your-name.sandbox.treezor.co/oauth/token -H "Content-Type: application/json" \\
  -d '{ "grant_type": "client_credentials", "client_id": "YourClientId", "client_secret": "YourClientSecret" }' |
  sed 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/')`,
  "@openissuing/vaultspay": `BASE=https://api.vaultspay.dev   # or the address the sandbox prints
DEVICE=17                         # number of your app

# Without encryption, which only the test environment takes: OpenSSL's command line has no AES-GCM.
TOKEN=$(curl -sS "$BASE/as/api/v1/saas-login" \\
  -H "x-enable-encryption: false" -H "x-device-os: SAAS" -H "x-device-id: $DEVICE" \\
  -H "Content-Type: application/json" \\
  -d '{ "clientId": "YourClientId", "clientSecret": "YourClientSecret" }' |
  sed 's/.*"accessToken" *: *"\\([^"]*\\)".*/\\1/')`,
};

/** The setup of the shell by the package of the client. Throws `TypeError` for a package it knows nothing of. */
export function shellSetup(name: string): string {
  const text = setups[name];
  if (text === undefined) throw new TypeError(`there is no setup of the shell for ${name}`);
  return text;
}
