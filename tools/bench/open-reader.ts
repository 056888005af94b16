import { createAnytimeClient, unwrap } from "@openissuing/anytime";
import type { SandboxProcess } from "../demo/sandbox-process.js";
import { registerCustomer } from "./register-customer.js";

/** A request that reads an account, as a customer of its own sends it. */
export interface Reader {
  readonly url: string;
  /** All headers but the two that sign a request. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface ReaderKeys {
  /** PEM. */
  readonly privateKey: string;
  /** PEM. */
  readonly publicKey: string;
}

/** Registers a customer with an account and a token. With `checkSignature: false` the sandbox admits any signature. */
export async function openReader(
  sandbox: SandboxProcess,
  { privateKey, publicKey }: ReaderKeys,
  checkSignature: boolean,
): Promise<Reader> {
  const order = { api: "anytime", publicKey, checkSignature };
  const settings = await registerCustomer(sandbox, order);
  const credentials = {
    clientId: settings.text("clientId"),
    clientSecret: settings.text("clientSecret"),
    username: settings.text("username"),
    password: settings.text("password"),
  };
  const baseUrl = sandbox.apiUrl("anytime");
  const client = createAnytimeClient({ baseUrl, credentials, privateKey });
  const account = await unwrap(client.POST("/v1.0/accounts", { body: holder }));
  const { clientId: client_id, clientSecret: client_secret, username, password } = credentials;
  const grant = { grant_type: "password", client_id, client_secret, username, password } as const;
  const token = await unwrap(client.POST("/oauth/v2/token", { body: grant }));
  return {
    url: `${baseUrl}/v1.0/accounts/${account.body.acc_id}`,
    headers: { authorization: `Bearer ${token.body.access_token}` },
  };
}

const holder = {
  acc_type: "consumer",
  acc_currency: "EUR",
  user_gender: "F",
  user_first_name: "Camille",
  user_last_name: "Exemple",
  user_dob: "1980-05-17",
  user_pob: "Lyon",
  user_email: "camille@example.com",
  user_mobile_number: "33600000000",
  user_addr_line_1: "1 rue de l'Exemple",
  user_addr_line_2: "",
  user_addr_zip: "75001",
  user_addr_city: "Paris",
  user_addr_cc: "FR",
  user_nationality: "FR",
} as const;
