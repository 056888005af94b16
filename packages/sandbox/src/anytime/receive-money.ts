import { defineAction } from "../core/action.js";
import { isIban } from "../core/iban.js";
import { WORLD } from "../core/ledger.js";
import { decimalText, minorUnits } from "../core/money.js";
import { fault } from "./fault.js";
import { findAccount, ledgerAccount } from "./find-account.js";
import { findIban } from "./ibans.js";
import { recordStatement } from "./statements.js";
import type { AnytimeScene, Parts } from "./types.js";

interface Arrival {
  readonly acc_id?: number;
  /** The account's IBAN or one of its virtual IBANs for credits. */
  readonly iban?: string;
  /** Decimal text in the currency of the account. */
  readonly amount: string;
  readonly sender_name?: string;
  readonly sender_iban?: string;
  readonly sender_swift?: string;
  readonly comment?: string;
}

const receiveMoney = defineAction({
  name: "receiveMoney",
  summary: "Money arrives from the outside world: on an account, or on the IBAN or virtual IBAN of one.",
  schema: {
    type: "object",
    required: ["amount"],
    additionalProperties: false,
    properties: {
      acc_id: { type: "integer", minimum: 1, nullable: true },
      iban: { type: "string", nullable: true },
      amount: { type: "string" },
      sender_name: { type: "string", minLength: 1, maxLength: 140, nullable: true },
      sender_iban: { type: "string", nullable: true },
      sender_swift: { type: "string", pattern: "^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$", nullable: true },
      comment: { type: "string", maxLength: 140, nullable: true },
    },
  },
  run: async (scene: AnytimeScene, input: Arrival) => {
    const { account, through } = await receiver(scene, input);
    const { acc_currency: currency, acc_id } = account;
    const amount = minorUnits(input.amount, currency);
    if (amount === undefined || amount <= 0) throw fault(4000210, "The amount is invalid.");
    const { entries } = await scene.ledger.post({
      lines: [
        { account: WORLD, amount: -amount },
        { account: ledgerAccount(acc_id), amount },
      ],
      currency,
      memo: "incoming transfer",
    });
    const balance = entries[1]?.balance_after ?? 0;
    const movement = { acc_id, amount, balance, currency, date: scene.now, ...sender(input, through !== undefined) };
    const txid = await recordStatement(scene, {
      ...movement,
      ...(through === undefined || through.kind === "own" ? {} : { virtual_iban: through.iban }),
    });
    return { acc_id, txid: String(txid), balance: decimalText(balance, currency) };
  },
});

async function receiver(scene: AnytimeScene, { acc_id, iban }: Arrival) {
  const through = typeof iban === "string" ? await findIban(scene, iban) : undefined;
  if (typeof iban === "string" && through === undefined) throw fault(4000210, "No account has this IBAN.");
  if (through?.kind === "D") throw fault(4000210, "A virtual IBAN for debits takes no money in.");
  const number = acc_id ?? through?.acc_id;
  if (through && through.acc_id !== number) throw fault(4000210, "The IBAN belongs to another account.");
  const account = number === undefined ? undefined : await findAccount(scene, number);
  if (!account) throw fault(4030210);
  return { account, through };
}

/** Who sent the money. Over an IBAN there is always someone: the published example account of the Netherlands. */
function sender({ comment, sender_iban, sender_name, sender_swift }: Arrival, isOverIban: boolean) {
  if (typeof sender_iban === "string" && !isIban(sender_iban))
    throw fault(4000210, "The IBAN of the sender is invalid.");
  const iban = sender_iban ?? (isOverIban ? "NL91ABNA0417164300" : undefined);
  const swift = sender_swift ?? (iban?.startsWith("NL") ? "TESTNL2A" : undefined);
  return {
    description: `Transfer from ${sender_name ?? (iban === undefined ? "outside" : "Jan Voorbeeld")}`,
    ...(iban === undefined ? {} : { iban }),
    ...(swift === undefined || iban === undefined ? {} : { swift }),
    ...(typeof comment === "string" ? { comment } : {}),
  };
}

export const receiveMoneyParts: Parts = { actions: [receiveMoney] };
