import type { CaseRequest, CaseValue, Variation } from "../engine/case.js";
import { ref } from "../engine/kit.js";
import { deliveryAddress } from "./card-fixtures.js";

type Body = Record<string, CaseValue>;

/** What has to be added to a body so that its members agree; those a case is about stay as they are. */
const rules: Readonly<Record<string, (members: Body, put: (name: string, value: CaseValue) => void) => void>> = {
  createUser(members, put) {
    if ("phone" in members || "countryCode" in members) {
      put("countryCode", "971");
      put("phone", ref("newcomer", "phone"));
    } else put("email", ref("newcomer", "email"));
  },
  createCard(members, put) {
    if (members.cardType === "PHYSICAL") put("address", { ...deliveryAddress });
  },
  updateTransactionLimit(members) {
    // A limit of a card is another one than those of the company.
    if (!("cardId" in members)) return;
    swap(members, "id", "companyLimit", "cardLimit");
    swap(members, "transactionType", "companyType", "cardType");
  },
};

/** Puts another member of the rules in place of one; what is no reference is what the case is about. */
function swap(members: Body, name: string, from: string, to: string): void {
  if (JSON.stringify(members[name]) === JSON.stringify(ref("rules", from))) members[name] = ref("rules", to);
}

/**
 * Makes the members of a request agree: phone and dialling code, the address of a physical card, a limit and whose it
 * is. The part a case is about stays as it is.
 */
export function fitTogether(request: CaseRequest, varies?: Variation): CaseRequest {
  const { body, operationId } = request;
  const rule = rules[operationId];
  if (rule === undefined || body?.kind !== "json") return request;
  const { value } = body;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return request;
  const members: Body = { ...(value as Body) }; // an object of JSON
  const kept = varies?.place === "body" ? varies.name : "";
  rule(members, (name, given) => {
    if (name !== kept && !(name in members)) members[name] = given;
  });
  return { ...request, body: { kind: "json", value: members } };
}
