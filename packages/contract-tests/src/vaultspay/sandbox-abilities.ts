import { EnvironmentError } from "../environment.js";
import { at } from "../json.js";
import { sandboxActs } from "../sandbox-acts.js";
import type { SandboxControl } from "../sandbox-control.js";
import type { Abilities } from "./abilities.js";

/** What the control API of a sandbox can do for one tenant, clock and webhooks aside. */
export function sandboxAbilities(
  control: SandboxControl,
  tenant: string,
): Omit<Abilities, "clock" | "receiver" | "webhooks"> {
  const { act, answerNext, audit, set } = sandboxActs(control, "vaultspay", tenant);
  const perform = async (action: string, input: object) => void (await act(action, input));
  return {
    money: { arrive: (accountId, amount) => perform("fundAccount", { accountId, amount }) },
    kyc: { review: (userId, status) => perform("reviewKyc", { userId, status }) },
    accounts: { setStatus: (accountId, status) => perform("setAccountStatus", { accountId, status }) },
    users: { setStatus: (userId, status) => perform("setUserStatus", { userId, status }) },
    sessions: { end: () => perform("endSessions", {}) },
    transfers: {
      settle: (id) => perform("settleTransfer", { id }),
      reverse: (id) => perform("reverseTransfer", { id }),
    },
    payments: {
      pay: async (payment) => idOf(await act("simulateCardPayment", payment), "transactionId"),
      withdraw: async (withdrawal) => idOf(await act("simulateAtmWithdrawal", withdrawal), "transactionId"),
      settle: (transactionId) => perform("settleCardPayment", { transactionId }),
      reverse: (transactionId) => perform("reverseCardPayment", { transactionId }),
    },
    cards: {
      expire: (cardId) => perform("expireCard", { cardId }),
      completeIssuance: (cardId) => perform("completeCardIssuance", { cardId }),
    },
    config: {
      addTier: async (tier) => idOf(await act("addCardTier", tier)),
      addLimit: async (limit) => idOf(await act("addTransactionLimit", limit)),
    },
    company: { set },
    faults: { answerNext },
    books: { audit },
    neighbour: true,
  };
}

function idOf(result: unknown, member = "id"): number {
  const id = at(result, member);
  if (typeof id === "number") return id;
  throw new EnvironmentError("ERR_CONTROL_REFUSED", "an action of the sandbox answers no id");
}
