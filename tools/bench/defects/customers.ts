import { createPublicKey, randomBytes, verify } from "node:crypto";
import type { Environment } from "@openissuing/contract-tests";
import { importPrivateKey, signAnytime } from "@openissuing/signing";

/** What it takes to sign in at Anytime. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly username: string;
  readonly password: string;
  /** RSA private key, PEM. */
  readonly privateKey: string;
}

/** What the layer in front of the sandbox knows of a customer: enough to speak in its name. */
export interface Customer {
  readonly credentials: Credentials;
  /** Tokens it was given, newest last. */
  readonly tokens: string[];
  /** Validation data it used well, and the operation it was for; `isDone` once that was answered. */
  readonly used: Map<string, { readonly operationId: string | undefined; isDone: boolean }>;
}

export interface Customers {
  readonly all: readonly Customer[];
  /** Who sent a request: by token, by client, or the one whose scenario is played. */
  of(request: { readonly headers: Headers; readonly form: URLSearchParams | undefined }): Customer | undefined;
  /** Validation data and signature that are good once. */
  proofs(customer: Customer): Promise<Record<string, string>>;
  isSigned(customer: Customer, data: string, signature: string): boolean;
  /** An environment whose customers are known here. */
  watch(environment: Environment): Environment;
}

/** Knows the customers of all scenarios that are being played. */
export function createCustomers(): Customers {
  const all: Customer[] = [];
  const keys = new Map<string, ReturnType<typeof importPrivateKey>>();
  const keyOf = (pem: string) => {
    const key = keys.get(pem) ?? importPrivateKey(pem);
    keys.set(pem, key);
    return key;
  };

  return {
    all,
    of({ headers, form }) {
      const token = /^Bearer (.+)$/.exec(headers.get("authorization") ?? "")?.[1];
      const byToken = token === undefined ? undefined : all.find(({ tokens }) => tokens.includes(token));
      const client = form?.get("client_id");
      return byToken ?? all.find(({ credentials }) => credentials.clientId === client) ?? all[0];
    },
    async proofs({ credentials }) {
      const data = randomBytes(20).toString("hex");
      const signature = await signAnytime(await keyOf(credentials.privateKey), data);
      return { "x-validation-data": data, "x-signed-request": signature };
    },
    isSigned({ credentials }, data, signature) {
      const bytes = Buffer.from(signature, "base64");
      return verify("sha1", Buffer.from(data), createPublicKey(credentials.privateKey), bytes);
    },
    watch: (environment) => ({
      ...environment,
      async open(options) {
        const surroundings = await environment.open(options);
        // The tenancy of Anytime makes no others.
        const credentials = surroundings.credentials as Credentials;
        const customer: Customer = { credentials, tokens: [], used: new Map() };
        all.push(customer);
        return {
          ...surroundings,
          async close() {
            all.splice(all.indexOf(customer), 1);
            await surroundings.close();
          },
        };
      },
    }),
  };
}
