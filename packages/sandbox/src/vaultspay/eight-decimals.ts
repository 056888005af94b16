/** Operations whose amounts the vendor prints with eight decimals, which JSON makes of no number by itself. */
const printed: ReadonlySet<string | undefined> = new Set(["getTransaction", "listLedgerEntries", "listTransactions"]);

// A quote inside a text has a backslash before it, so that only names of members end in `":`.
const amounts = /"(amount|totalCharges|debit|credit|balance)":(-?\d+)(?:\.(\d{1,8}))?(?=[,}])/g;

/** The JSON of an answer, with eight decimals where the vendor has them (VaultsPay text, "Account ledger", "Transactions"). */
export function answerText(operationId: string | undefined, body: unknown): string {
  const text = JSON.stringify(body);
  if (!printed.has(operationId)) return text;
  return text.replace(amounts, (_, name, whole, part = "") => `"${name}":${whole}.${part.padEnd(8, "0")}`);
}
