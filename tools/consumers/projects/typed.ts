// Compiled under `node16` and `bundler` resolution: what a typed consumer relies on.
import { type AnytimeCode, type components, createAnytimeClient, isAnytimeError, unwrap } from "@openissuing/anytime";
import { type BrocardWebhook, createBrocardClient, isValidationError, paginateBrocard } from "@openissuing/brocard";
import { compose, type FetchLayer } from "@openissuing/signing";
import { createTreezorClient, isTreezorError, paginateTreezor } from "@openissuing/treezor";
import { createTreezorPciClient } from "@openissuing/treezor/pci-dss";
import type { TreezorDelivery } from "@openissuing/treezor/webhooks";
import {
  createVaultsPayClient,
  isVaultsPayError,
  paginateVaultsPay,
  type VaultsPayCode,
  type VaultsPayWebhook,
} from "@openissuing/vaultspay";

const client = createAnytimeClient({
  environment: "sandbox",
  credentials: { clientId: "id", clientSecret: "secret", username: "user", password: "word" },
  privateKey: "PEM",
});

export async function transfer(id: number): Promise<string> {
  const created = await client.POST("/v1.0/accounts/{id}/credit-transfers", {
    params: { path: { id } },
    body: { src_comment: "a", dst_comment: "b", dst_name: "c", dst_iban: "d", dst_swift: "e", amount: 1 },
  });
  if (created.error) {
    const code: AnytimeCode = created.error.body.error.code;
    return `refused with ${code}`;
  }
  const status: components["schemas"]["CreditTransferStatus"] = created.data.body.status;
  return status;
}

export async function upload(id: number, selfie: Blob): Promise<number> {
  try {
    await unwrap(client.POST("/v1.0/accounts/{id}/kyc", { params: { path: { id } }, body: { user_selfie: selfie } }));
    return 0;
  } catch (error) {
    return isAnytimeError(error) ? error.status : -1;
  }
}

// @ts-expect-error: the path is not in the document
client.GET("/v1.0/nothing");
// @ts-expect-error: a file is a Blob, not its path
client.POST("/v1.0/accounts/{id}/kyc", { params: { path: { id: 1 } }, body: { user_selfie: "selfie.png" } });

export const layer: FetchLayer = compose((next) => (input, init) => next(input, init));

const brocard = createBrocardClient({ environment: "production", apiKey: "key" });

export async function pausedTitles(bin: string): Promise<string[]> {
  const titles: string[] = [];
  const query = { "bins[]": [bin], dates: { begin: "2025-02-24 00:00:00" } };
  for await (const card of paginateBrocard(brocard, "/api/v2/cards", { params: { query } })) {
    if (card.state.value === 4) titles.push(card.title);
  }
  return titles;
}

export function told(webhook: BrocardWebhook): string {
  return webhook.name === "otp_code" ? webhook.event.code : webhook.event.amount;
}

export const fields = (error: unknown) => (isValidationError(error) ? Object.keys(error.body.errors) : []);

// @ts-expect-error: a switch in a query is 1 or 0
brocard.GET("/api/v2/cards", { params: { query: { reverse: true } } });

const vaultspay = createVaultsPayClient({
  environment: "uat",
  clientId: "id",
  clientSecret: "secret",
  deviceId: "17",
  publicKey: "PEM",
});

export async function ibans(): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  for await (const account of paginateVaultsPay(vaultspay, "/be/api/v1/accounts")) found.push(account.iban);
  return found;
}

export const codeOf = (error: unknown): VaultsPayCode | undefined => (isVaultsPayError(error) ? error.code : undefined);

export const lastDigits = (webhook: VaultsPayWebhook) =>
  webhook.name === "card_status" ? webhook.event.card.last_four_digits : undefined;

// @ts-expect-error: no key to encrypt for
createVaultsPayClient({ environment: "uat", clientId: "id", clientSecret: "secret", deviceId: "17" });

const treezor = createTreezorClient({
  environment: "sandbox",
  clientName: "example",
  clientId: "1",
  clientSecret: "secret",
  scope: ["read_only"],
});

export async function cardsOf(userId: string): Promise<string[]> {
  const found: string[] = [];
  const params = { query: { userId } };
  for await (const card of paginateTreezor(treezor, "/v1/cards", { params })) found.push(String(card.cardId));
  return found;
}

export const firstCode = (error: unknown) => (isTreezorError(error) ? error.code : undefined);

export const statusOf = ({ name, event }: TreezorDelivery) =>
  name === "card.lockunlock" ? event.object_payload.cards[0]?.statusCode : undefined;

export const pci = createTreezorPciClient({
  environment: "sandbox",
  clientName: "example",
  clientId: "1",
  clientSecret: "secret",
  fetch: (input, init) => fetch(input, init),
});

// @ts-expect-error: a session needs its proof
createTreezorClient({
  environment: "sandbox",
  clientName: "a",
  clientId: "1",
  clientSecret: "s",
  grantType: "delegated_end_user",
});
