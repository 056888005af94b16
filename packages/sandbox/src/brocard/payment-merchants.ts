import type { Scene } from "../core/handler.js";
import { insertCountry, insertMerchant, selectCountry, selectMerchant } from "./payment-merchants.tables.js";

/** A merchant as an action names it; what is left out is that of an invented shop for advertisements. */
export interface MerchantInput {
  readonly name?: string;
  /** Category code, four digits (ISO 18245). */
  readonly mcc?: string;
  readonly descriptor?: string;
  /** Two letters, ISO 3166-1. */
  readonly country?: string;
}

/** Schema of a merchant in the input of an action. */
export const merchantSchema = {
  type: "object",
  nullable: true,
  additionalProperties: false,
  required: [],
  properties: {
    name: { type: "string", minLength: 1, maxLength: 255, nullable: true },
    mcc: { type: "string", pattern: "^[0-9]{4}$", nullable: true },
    descriptor: { type: "string", minLength: 1, maxLength: 255, nullable: true },
    country: { type: "string", pattern: "^[A-Z]{2}$", nullable: true },
  },
} as const;

type Books = Pick<Scene, "ids" | "tenant" | "tx">;

/** Identifier of a merchant, which gets one when it is first seen. */
export async function merchantId(scene: Books, input: MerchantInput): Promise<number> {
  const { ids, tx } = scene;
  const tenant = scene.tenant.id;
  const name = input.name ?? "Example Ads";
  const descriptor = input.descriptor ?? name.toUpperCase();
  const mcc = input.mcc ?? "7311";
  const country_id = await countryId(scene, input.country ?? "US");
  const key = { tenant, name, mcc, descriptor, country_id };
  const known = await tx.first(selectMerchant, key);
  if (known) return known.id;
  const id = await ids.next("merchant");
  await tx.run(insertMerchant, { ...key, id });
  return id;
}

async function countryId({ ids, tenant, tx }: Books, code: string): Promise<number> {
  const known = await tx.first(selectCountry, { tenant: tenant.id, code });
  if (known) return known.id;
  const id = await ids.next("country");
  await tx.run(insertCountry, { tenant: tenant.id, id, code });
  return id;
}
