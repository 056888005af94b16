import type { ApiDocument, CheckId } from "@openissuing/contract-tests";
import type { Defect, DefectClass, Fault } from "../defect.js";

function made(
  cls: DefectClass,
  how: string,
  on: "*" | readonly string[],
  fault: object,
  expects: readonly CheckId[],
): Defect {
  const place = on === "*" ? "every operation" : on.join(", ");
  return {
    id: `${cls}-${how}-${on === "*" ? "all" : on.join("-")}`,
    class: cls,
    what: `${place}: ${how.replaceAll("-", " ")} is accepted`,
    fault: { ...fault, on } as Fault,
    expects,
    subjects: on === "*" ? ["checkConnection"] : on,
  };
}

const signatures: readonly (readonly [string, "*" | readonly string[]])[] = [
  ["invalid", "*"],
  ["invalid", ["createToken"]],
  ["invalid", ["getCardPan"]],
  ["invalid", ["createCreditTransfer"]],
  ["invalid", ["listAccounts"]],
  ["altered-data", "*"],
  ["altered-data", ["orderCard"]],
  ["altered-data", ["sendCardPin"]],
  ["missing-signature", "*"],
  ["missing-signature", ["creditCard"]],
  ["missing-signature", ["uploadKyc"]],
  ["missing-data", "*"],
  ["missing-data", ["updateAccount"]],
  ["missing-data", ["echoParameter"]],
];

const replays: readonly (readonly [string, "*" | readonly string[]])[] = [
  ["any", "*"],
  ["any", ["createCreditTransfer"]],
  ["any", ["createToken"]],
  ["any", ["getCard"]],
  ["at-once", "*"],
  ["at-once", ["creditCard"]],
  ["elsewhere", "*"],
  ["elsewhere", ["getAccountBalance"]],
];

const tokens: readonly (readonly [string, "*" | readonly string[]])[] = [
  ["missing", "*"],
  ["missing", ["getAccount"]],
  ["missing", ["createCardDetailsLink"]],
  ["unknown", "*"],
  ["unknown", ["listCardTransactions"]],
  ["expired", "*"],
  ["expired", ["checkConnection"]],
  ["expired", ["debitCard"]],
  ["obsolete", "*"],
  ["obsolete", ["createAccount"]],
];

/** Who may call, with what, and whose things are whose. */
export function accessDefects(document: ApiDocument): readonly Defect[] {
  const ofOne = [...document.operations.values()].filter(({ path }) => path.includes("{"));
  return [
    ...signatures.map(([accepts, on]) =>
      made(
        "signature",
        accepts,
        on,
        { kind: "signature", accepts },
        accepts === "invalid" ? ["signature-covers", "wrong-key-refused"] : ["signature-covers"],
      ),
    ),
    ...replays.map(([accepts, on]) =>
      made("replay", accepts, on, { kind: "replay", accepts }, ["nonce-reuse-refused"]),
    ),
    ...tokens.map(([accepts, on]) =>
      made("token", accepts, on, { kind: "token", accepts }, [
        accepts === "expired"
          ? "expired-token-refused"
          : accepts === "obsolete"
            ? "obsolete-token-refused"
            : "authentication-required",
      ]),
    ),
    ...(["*", ["createToken"], ["getCardPin"], ["listCreditTransfers"]] as const).map((on) =>
      made("address", "a-foreign-address", on, { kind: "address" }, ["foreign-address-refused"]),
    ),
    ...ofOne.map(({ operationId }) =>
      made("foreign", "what-another-customer-owns", [operationId], { kind: "foreign" }, ["foreign-resource-invisible"]),
    ),
  ];
}
