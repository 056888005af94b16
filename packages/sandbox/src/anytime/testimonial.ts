import { selectTransfer } from "./credit-transfers.tables.js";
import { fault } from "./fault.js";
import { findAccount } from "./find-account.js";
import { ownIban } from "./ibans.js";
import { drawTestimonial } from "./testimonial-pdf.js";
import type { AnytimeHandler } from "./types.js";

export const getCreditTransferTestimonial: AnytimeHandler<"getCreditTransferTestimonial"> = async (call) => {
  const { path, tenant, tx } = call;
  const account = await findAccount(call, path.id);
  if (!account) return fault(4030210);
  const transfer = await tx.first(selectTransfer, { tenant: tenant.id, internal_id: path.ctid });
  if (transfer?.sender_account_id !== path.id || transfer.executed_at === null) return fault(4040210);
  const own = await ownIban(call, path.id);
  const body = await drawTestimonial({ transfer, account, senderIban: own?.iban, executedAt: transfer.executed_at });
  const headers = {
    "content-type": "application/pdf",
    "content-disposition": `attachment; filename="testimonial-${path.ctid}.pdf"`,
  };
  return { status: 200, body, headers };
};
