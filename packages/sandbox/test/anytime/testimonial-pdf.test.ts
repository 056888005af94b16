import { describe, expect, test } from "vitest";
import type { AccountRow } from "../../src/anytime/accounts.tables.js";
import type { TransferRow } from "../../src/anytime/credit-transfers.tables.js";
import { drawTestimonial } from "../../src/anytime/testimonial-pdf.js";
import { textOfPdf } from "./testimonial.fixture.js";

const executedAt = Date.parse("2020-10-23T10:04:03Z");
const transfer: TransferRow = {
  tenant: "t",
  internal_id: 50_000,
  sender_account_id: 1001,
  sender_account_type: "consumer",
  beneficiary_name: "John Smith",
  beneficiary_iban: "NL91ABNA0417164300",
  beneficiary_swift: "ABNCNL2A",
  reason: "Invoice 2020-117",
  source_reason: "Supplier October",
  status: "Executed",
  amount: 15_500,
  currency: "EUR",
  txid: 200_001,
  created_at: executedAt - 3_600_000,
  starts_at: executedAt - 3_540_000,
  executes_at: executedAt,
  executed_at: executedAt,
  execution_reference: "123456789123",
};
const account: AccountRow = {
  tenant: "t",
  acc_id: 1001,
  acc_type: "consumer",
  acc_currency: "EUR",
  created_at: 0,
  user_gender: "F",
  user_first_name: "Jeanne",
  user_last_name: "Moreau-Test",
  user_dob: "1980-05-17",
  user_pob: "Lyon",
  user_email: "jeanne@example.com",
  user_mobile_number: "33600000000",
  user_addr_line_1: "1 rue de l'Exemple",
  user_addr_line_2: "",
  user_addr_zip: "75001",
  user_addr_city: "Paris",
  user_addr_cc: "FR",
  user_nationality: "FR",
  corp_name: null,
  corp_regnum: null,
  corp_type: null,
  corp_activity: null,
  corp_tva: null,
  corp_addr_line_1: null,
  corp_addr_line_2: null,
  corp_addr_zip: null,
  corp_addr_city: null,
  corp_addr_cc: null,
};
const draw = (changes: Partial<TransferRow> = {}) =>
  drawTestimonial({
    transfer: { ...transfer, ...changes },
    account,
    senderIban: "FR1420041010050500013M02606",
    executedAt,
  });

describe("drawTestimonial", () => {
  test("shows the transfer, its sender and its beneficiary", async () => {
    const text = textOfPdf(await draw());
    for (const shown of [
      "123456789123",
      "50000",
      "155.00 EUR",
      "2020-10-23T11:04:03+02:00",
      "Jeanne Moreau-Test",
      "FR1420041010050500013M02606",
      "John Smith",
      "NL91ABNA0417164300",
      "ABNCNL2A",
      "Invoice 2020-117",
    ]) {
      expect(text).toContain(shown);
    }
  });

  test("gives the same bytes for the same transfer", async () => {
    expect(await draw()).toEqual(await draw());
  });

  test("prints what the fonts have and replaces the rest", async () => {
    const text = textOfPdf(await draw({ beneficiary_name: "Zoë Čapek 10 € 漢字" }));
    expect(text).toContain("Zoë Capek 10 \x80 ??");
  });

  test("stays on one page for a text of any length", async () => {
    const pdf = Buffer.from(await draw({ reason: "long ".repeat(10_000) })).toString("latin1");
    expect(pdf.match(/\/Type \/Page\n/g)).toHaveLength(1);
  });
});
