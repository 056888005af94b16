import { decimalText } from "../core/money.js";
import type { AccountRow } from "./accounts.tables.js";
import type { TransferRow } from "./credit-transfers.tables.js";
import { dateText, zonedDateTimeText } from "./dates.js";

interface Testimonial {
  readonly transfer: TransferRow;
  readonly account: AccountRow;
  readonly senderIban: string | undefined;
  /** Tenant time in milliseconds: it dates the file too, so that the same transfer gives the same bytes. */
  readonly executedAt: number;
}

/** Draws the proof of an executed credit transfer as a PDF of one page, its text uncompressed. */
export async function drawTestimonial(testimonial: Testimonial): Promise<Uint8Array> {
  const { default: PdfDocument } = await import("pdfkit");
  const { executedAt, transfer } = testimonial;
  const document = new PdfDocument({
    size: "A4",
    compress: false,
    info: { Title: `Credit transfer ${transfer.internal_id}`, CreationDate: new Date(executedAt) },
  });
  const chunks: Uint8Array[] = [];
  document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on("end", resolve));

  const left = 60;
  document.font("Helvetica-Bold").fontSize(18).text("Credit transfer testimonial", left, 60);
  for (const [line, [label, value]] of rowsOf(testimonial).entries()) {
    const top = 120 + line * 26;
    const place = { width: 340, height: 24, ellipsis: true };
    document.font("Helvetica").fontSize(10).text(label, left, top);
    document.font("Helvetica-Bold").text(printable(value), left + 140, top, place);
  }
  document.font("Helvetica").text("Made by a sandbox: no money was moved.", left, 700);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function rowsOf({ account, executedAt, senderIban, transfer }: Testimonial): [label: string, value: string][] {
  const holder = `${account.user_first_name} ${account.user_last_name}`;
  return [
    ["Reference", transfer.execution_reference ?? ""],
    ["Credit transfer", String(transfer.internal_id)],
    ["Ordered", zonedDateTimeText(transfer.created_at)],
    ["Executed", dateText(executedAt)],
    ["Amount", `${decimalText(transfer.amount, transfer.currency)} ${transfer.currency}`],
    ["Sender", account.corp_name ? `${account.corp_name} (${holder})` : holder],
    ["Sender account", String(account.acc_id)],
    ["Sender IBAN", senderIban ?? ""],
    ["Beneficiary", transfer.beneficiary_name],
    ["Beneficiary IBAN", transfer.beneficiary_iban],
    ["Beneficiary SWIFT", transfer.beneficiary_swift],
    ["Communication", transfer.reason],
  ];
}

// The fonts every reader has hold the characters of Windows-1252; a letter outside loses its accent or becomes a "?".
const beyondLatin1 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

function printable(text: string): string {
  const isKnown = (character: string) => /^[ -~\u00a0-\u00ff]$/.test(character) || beyondLatin1.includes(character);
  return Array.from(text.normalize("NFC"), (character) => {
    if (isKnown(character)) return character;
    const [base = "?"] = character.normalize("NFKD");
    return isKnown(base) ? base : "?";
  }).join("");
}
