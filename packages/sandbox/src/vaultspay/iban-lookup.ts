import type { Fault } from "../core/fault.js";
import { isIban } from "../core/iban.js";
import { selectAccountByIban } from "./accounts.tables.js";
import { type Bank, bankOf, holderOf, maskedName } from "./banks.js";
import { answer } from "./envelope.js";
import { badRequest, invalid } from "./fault.js";
import type { Books, Schemas, VaultsPayHandler } from "./types.js";

/** Bank and holder of an IBAN money can be sent to. */
export interface Payee {
  readonly iban: string;
  readonly bank: Bank;
  /** Name of the holder, not masked. */
  readonly holder: string;
}

export const validateIban: VaultsPayHandler<"validateIban"> = async (call) => {
  const payee = await findPayee(call, call.body);
  if (!("bank" in payee)) return payee;
  return answer({ valid: true, uniqueReference: payee.iban, details: detailsOf(payee) });
};

/** Looks an IBAN up. A `Fault` for one that is none, and where the holder is neither known nor told. */
export async function findPayee(
  { tenant, tx }: Books,
  { accountTitle, iban }: Schemas["IbanCheck"],
): Promise<Payee | Fault> {
  const bank = iban.startsWith("AE") && isIban(iban) ? bankOf(iban) : undefined;
  if (!bank) return badRequest("Invalid IBAN");
  const own = await tx.first(selectAccountByIban, { tenant: tenant.id, iban });
  const holder = own?.title ?? (bank.namesHolders ? holderOf(iban) : accountTitle?.trim());
  return holder ? { iban, bank, holder } : invalid("accountTitle", "accountTitle is required");
}

/** Bank and holder as the answers print them. */
export function detailsOf({ bank, holder, iban }: Payee): Schemas["IbanDetails"] {
  return {
    bankCode: bank.code,
    accountTitle: maskedName(holder),
    iban,
    swiftCode: bank.swift,
    bankName: bank.name,
  };
}
