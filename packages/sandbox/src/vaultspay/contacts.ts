import { contactTable, insertContact, selectContactByIban } from "./contacts.tables.js";
import { answer } from "./envelope.js";
import { badRequest, invalid } from "./fault.js";
import { detailsOf, findPayee } from "./iban-lookup.js";
import type { Parts, VaultsPayHandler } from "./types.js";
import { ownerId } from "./world.js";

/** Configuration of the third party that carries transfers out; 9 in the examples of the document. */
const thirdPartyConfigId = 9;

export const createPaymentContact: VaultsPayHandler<"createPaymentContact"> = async (call) => {
  const { body, ids, tenant, tx } = call;
  const title = body.title.trim();
  if (title === "") return invalid("title", "title is required");
  const payee = await findPayee(call, body);
  if (!("bank" in payee)) return payee;
  const { holder, iban } = payee;
  if (await tx.first(selectContactByIban, { tenant: tenant.id, user_id: ownerId, iban })) {
    return badRequest("The payment contact exists already");
  }
  const id = await ids.next("contact", 5001);
  await tx.run(insertContact, { tenant: tenant.id, id, user_id: ownerId, title, iban, holder });
  return answer({ id, title, userId: ownerId, details: detailsOf(payee), status: true, thirdPartyConfigId });
};

export const contactParts: Parts = { tables: [contactTable] };
