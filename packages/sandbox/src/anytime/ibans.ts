import { fault } from "./fault.js";
import { findAccount } from "./find-account.js";
import { composeIban, freeDigits } from "./iban-issue.js";
import { type IbanRow, ibanTable, insertIban, selectIban, selectOwnIban } from "./ibans.tables.js";
import { kycOf } from "./kyc.js";
import type { AnytimeHandler, AnytimeScene, Parts } from "./types.js";

/** The IBAN of an account itself; undefined before createIban. */
export async function ownIban(
  { tenant, tx }: Pick<AnytimeScene, "tenant" | "tx">,
  acc_id: number,
): Promise<IbanRow | undefined> {
  return tx.first(selectOwnIban, { tenant: tenant.id, acc_id });
}

/** The account of this tenant behind an IBAN or virtual IBAN; undefined for the rest of the world's. */
export async function findIban(
  { tenant, tx }: Pick<AnytimeScene, "tenant" | "tx">,
  iban: string,
): Promise<IbanRow | undefined> {
  return tx.first(selectIban, { tenant: tenant.id, iban });
}

export const createIban: AnytimeHandler<"createIban"> = async (call) => {
  const { body, path } = call;
  const account = await findAccount(call, path.id);
  if (!account) return fault(4030210);
  if (freeDigits(body.country_code) === undefined) {
    return fault(4000210, "The parameter country_code is invalid: no IBANs are issued there.");
  }
  if (await ownIban(call, path.id)) return fault(4000230);
  const { status } = await kycOf(call, account);
  if (status !== "accepted") return fault(4030220);
  const { iban, swift } = await issue(call, path.id, "own", body.country_code);
  return { status: 200, body: { iban, swift } };
};

export const createVirtualIban: AnytimeHandler<"createVirtualIban"> = async (call) => {
  const { body, path } = call;
  if (!(await findAccount(call, path.id))) return fault(4030210);
  const own = await ownIban(call, path.id);
  if (!own) return fault(4030221);
  const { iban, swift } = await issue(call, path.id, body.type, own.iban.slice(0, 2));
  return { status: 200, body: { iban, swift, type: body.type } };
};

async function issue(
  { ids, now, tenant, tx }: Pick<AnytimeScene, "ids" | "now" | "tenant" | "tx">,
  acc_id: number,
  kind: IbanRow["kind"],
  country: string,
): Promise<IbanRow> {
  for (;;) {
    // The running number keeps them apart, the drawn digits keep tenants from having the same ones.
    const running = String(await ids.next("iban")).padStart(5, "0");
    const drawn = await ids.digits("iban", Math.max(0, (freeDigits(country) ?? 0) - running.length));
    const composed = composeIban(country, drawn + running);
    if (!composed) continue;
    const row = { tenant: tenant.id, acc_id, kind, created_at: now, ...composed };
    await tx.run(insertIban, row);
    return row;
  }
}

export const ibanParts: Parts = { tables: [ibanTable] };
