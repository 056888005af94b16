/** A client as its user writes it, for what is measured of a program that contains it. */
export interface BenchedClient {
  /** As people call the API. */
  readonly title: string;
  /** Package of the client. */
  readonly name: string;
  /** A module that makes the client and offers one call. */
  readonly oneOperation: string;
  /** A program with one typed call, whose answer it reads. */
  readonly oneCall: string;
}

const anytime: BenchedClient = {
  title: "Anytime",
  name: "@openissuing/anytime",
  oneOperation: `
import { createAnytimeClient } from "@openissuing/anytime";
export const check = (options) => createAnytimeClient(options).GET("/v1.0/apicheck");
`,
  oneCall: `
import { createAnytimeClient } from "@openissuing/anytime";

const client = createAnytimeClient({
  environment: "sandbox",
  credentials: { clientId: "a", clientSecret: "b", username: "c", password: "d" },
  privateKey: "e",
});
const { data } = await client.GET("/v1.0/accounts/{id}", { params: { path: { id: 1234 } } });
export const name: string | undefined = data?.body.user_last_name;
`,
};

const brocard: BenchedClient = {
  title: "Brocard",
  name: "@openissuing/brocard",
  oneOperation: `
import { createBrocardClient } from "@openissuing/brocard";
export const check = (options) => createBrocardClient(options).GET("/api/v2/company/bins");
`,
  oneCall: `
import { createBrocardClient } from "@openissuing/brocard";

const client = createBrocardClient({ environment: "production", apiKey: "a" });
const { data } = await client.GET("/api/v2/cards/{card_id}", { params: { path: { card_id: 1 } } });
export const title: string | undefined = data?.title;
`,
};

const vaultspay: BenchedClient = {
  title: "VaultsPay",
  name: "@openissuing/vaultspay",
  oneOperation: `
import { createVaultsPayClient } from "@openissuing/vaultspay";
export const check = (options) => createVaultsPayClient(options).GET("/v1/ping");
`,
  oneCall: `
import { createVaultsPayClient } from "@openissuing/vaultspay";

const client = createVaultsPayClient({
  environment: "uat",
  clientId: "a",
  clientSecret: "b",
  deviceId: "17",
  publicKey: "c",
});
const { data } = await client.GET("/be/api/v1/accounts/{id}", { params: { path: { id: 1 } } });
export const id: number | undefined = data?.data.id;
`,
};

const treezor: BenchedClient = {
  title: "Treezor",
  name: "@openissuing/treezor",
  oneOperation: `
import { createTreezorClient } from "@openissuing/treezor";
export const check = (options) => createTreezorClient(options).GET("/v1/users");
`,
  oneCall: `
import { createTreezorClient } from "@openissuing/treezor";

const client = createTreezorClient({
  environment: "sandbox",
  clientName: "example",
  clientId: "a",
  clientSecret: "b",
});
const { data } = await client.GET("/v1/cards/{cardId}", { params: { path: { cardId: 1 } } });
export const tag: string | null | undefined = data?.cards[0]?.cardTag;
`,
};

/** Every client that is measured. */
export const benchedClients: readonly BenchedClient[] = [anytime, brocard, vaultspay, treezor];
