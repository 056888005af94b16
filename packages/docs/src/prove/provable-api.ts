import { createAnytimeClient } from "@openissuing/anytime";
import { createBrocardClient } from "@openissuing/brocard";
import { createAnytimeApi, createBrocardApi, createVaultsPayApi } from "@openissuing/contract-tests";
import { createVaultsPayClient } from "@openissuing/vaultspay";
import { asNode, type JsonNode, textAt } from "../json-node.js";

/** What the contract tests know of an API: its document, what calls need, and how customers come about. */
export type TestedApi = Pick<ReturnType<typeof createVaultsPayApi>, "kit" | "tenancy">;

/** Texts of a sample, and what stands for each of them when it runs against the sandbox. */
export type Placeholders = readonly (readonly [shown: string, used: string])[];

/** An API whose samples can be run: what the contract tests know of it, and how its client is made. */
export interface ProvableApi {
  /** Name in `redocly.yaml` and in the sandbox. */
  readonly name: string;
  readonly packageName: string;
  createTested(): TestedApi;
  /** A client for the tenant whose credentials these are. */
  createClient(baseUrl: string, credentials: JsonNode): object;
  /** What stands for the placeholders of `client.ts`. */
  clientPlaceholders(baseUrl: string, credentials: JsonNode): Placeholders;
  /** Variables of the environment that modules of the pages read. */
  environment?(credentials: JsonNode): Readonly<Record<string, string>>;
  /** What stands for the placeholders of the setup of the shell. */
  shellPlaceholders(baseUrl: string, credentials: JsonNode): Placeholders;
  /** What stands for the placeholders of the receiver of webhooks. `url`: where the webhook was posted to. */
  webhookPlaceholders(credentials: JsonNode, url: string): Placeholders;
  /** Headers of a webhook that its receiver looks at. */
  readonly webhookHeaders: readonly string[];
  /** What the receiver takes for a delivery from the loopback. */
  webhookArguments(request: Request, client: object): readonly unknown[];
  /** Brings about a webhook. */
  causeWebhook(world: World): Promise<void>;
}

/** A tenant that things can be made in. */
export interface World {
  readonly abilities: object;
  find(resource: string, member: string): Promise<unknown>;
}

/** Asks for an ability of the surroundings by its name. Throws `TypeError` where there is none. */
async function ask({ abilities }: World, name: string, action: string, input: object): Promise<void> {
  const ability: unknown = Reflect.get(abilities, name);
  const act: unknown = typeof ability === "object" && ability !== null ? Reflect.get(ability, action) : undefined;
  if (typeof act !== "function") throw new TypeError(`the sandbox offers no ${name}.${action}`);
  await Reflect.apply(act, ability, [input]);
}

const anytime: ProvableApi = {
  name: "anytime",
  packageName: "@openissuing/anytime",
  createTested: createAnytimeApi,
  createClient: (baseUrl, given) =>
    createAnytimeClient({
      baseUrl,
      credentials: {
        clientId: textAt(given, "clientId"),
        clientSecret: textAt(given, "clientSecret"),
        username: textAt(given, "username"),
        password: textAt(given, "password"),
      },
      privateKey: textAt(given, "privateKey"),
    }),
  clientPlaceholders: (baseUrl, given) => [
    [`environment: "sandbox"`, `baseUrl: "${baseUrl}"`],
    ["YourClientId", textAt(given, "clientId")],
    ["YourClientSecret", textAt(given, "clientSecret")],
    ["YourUserName", textAt(given, "username")],
    ["YourPassword", textAt(given, "password")],
  ],
  shellPlaceholders: (baseUrl, given) => [
    ["https://ws-sandbox.anyti.me", baseUrl],
    ["YourClientId", textAt(given, "clientId")],
    ["YourClientSecret", textAt(given, "clientSecret")],
    ["YourUserName", textAt(given, "username")],
    ["YourPassword", textAt(given, "password")],
  ],
  environment: (given) => ({ ANYTIME_KEY: textAt(given, "privateKey") }),
  webhookPlaceholders: (given) => [["YourUserName", textAt(given, "username")]],
  webhookHeaders: [],
  webhookArguments: (request) => [request],
  causeWebhook: async (world) => {
    const card_ref = await world.find("card", "card_ref");
    await ask(world, "payments", "pay", { card_ref, amount: "5.00" });
  },
};

const brocard: ProvableApi = {
  name: "brocard",
  packageName: "@openissuing/brocard",
  createTested: createBrocardApi,
  createClient: (baseUrl, given) => createBrocardClient({ baseUrl, apiKey: textAt(given, "apiKey") }),
  clientPlaceholders: (baseUrl, given) => [
    [`environment: "production"`, `baseUrl: "${baseUrl}"`],
    ["YourApiKey", textAt(given, "apiKey")],
  ],
  shellPlaceholders: (baseUrl, given) => [
    ["https://private.mybrocard.com", baseUrl],
    ["YourApiKey", textAt(given, "apiKey")],
  ],
  webhookPlaceholders: (_, url) => [["the-secret-in-the-address", url.slice(url.lastIndexOf("/") + 1)]],
  webhookHeaders: [],
  webhookArguments: (request, client) => [client, request, "127.0.0.1"],
  causeWebhook: async ({ find }) => void (await find("payment", "id")),
};

const vaultspay: ProvableApi = {
  name: "vaultspay",
  packageName: "@openissuing/vaultspay",
  createTested: () => createVaultsPayApi(),
  createClient: (baseUrl, given) =>
    createVaultsPayClient({
      baseUrl,
      clientId: textAt(given, "clientId"),
      clientSecret: textAt(given, "clientSecret"),
      deviceId: textAt(given, "deviceId"),
      publicKey: textAt(given, "publicKey"),
    }),
  clientPlaceholders: (baseUrl, given) => [
    [`environment: "uat"`, `baseUrl: "${baseUrl}"`],
    ["YourClientId", textAt(given, "clientId")],
    ["YourClientSecret", textAt(given, "clientSecret")],
    [`"17"`, JSON.stringify(textAt(given, "deviceId"))],
    [`"TheVendorsPublicKey"`, JSON.stringify(textAt(given, "publicKey"))],
  ],
  shellPlaceholders: (baseUrl, given) => [
    ["https://api.vaultspay.dev", baseUrl],
    ["DEVICE=17", `DEVICE=${textAt(given, "deviceId")}`],
    ["YourClientId", textAt(given, "clientId")],
    ["YourClientSecret", textAt(given, "clientSecret")],
  ],
  webhookPlaceholders: (given) => [["the-secret-registered", textAt(given, "webhookSecret")]],
  webhookHeaders: ["vaultspay-signature"],
  webhookArguments: (request) => [request],
  causeWebhook: async ({ find }) => void (await find("card", "id")),
};

/** APIs with a client and a sandbox, in the order of their names. */
export const provableApis: readonly ProvableApi[] = [anytime, brocard, vaultspay];

/** A text with its placeholders filled in. Throws `TypeError` for one that does not stand in it: the sample changed. */
export function fillIn(text: string, placeholders: Placeholders): string {
  return placeholders.reduce((filled, [shown, used]) => {
    if (!filled.includes(shown)) throw new TypeError(`the sample does not say ${shown}`);
    return filled.replaceAll(shown, () => used);
  }, text);
}

/** Credentials that the surroundings of a tenant hold, whatever the API calls them. */
export const credentialsOf = (surroundings: { readonly credentials: object }) =>
  asNode(surroundings.credentials, "credentials");
