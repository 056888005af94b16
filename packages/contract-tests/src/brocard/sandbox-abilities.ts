import { EnvironmentError } from "../environment.js";
import { at } from "../json.js";
import { ifGiven, sandboxActs } from "../sandbox-acts.js";
import type { SandboxControl } from "../sandbox-control.js";
import { textAt } from "../sandbox-environment.js";
import type { Abilities } from "./abilities.js";

/** What the control API of a sandbox can do for one tenant, clock and webhooks aside. */
export function sandboxAbilities(
  control: SandboxControl,
  tenant: string,
): Omit<Abilities, "clock" | "receiver" | "webhooks"> {
  const { act, answerNext, audit, set } = sandboxActs(control, "brocard", tenant);
  const perform = async (action: string, input: object) => void (await act(action, input));
  return {
    money: { arrive: (money) => perform("fundAccount", money) },
    topUps: {
      arrive: async (topUp) => idOf(await act("topUp", topUp)),
      change: (top_up_id, state) => perform("changeTopUpState", { top_up_id, state }),
    },
    payments: {
      pay: async (payment) => idOf(await act("simulatePayment", payment)),
      settle: (payment_id, settlement = {}) => perform("settlePayment", { payment_id, ...settlement }),
      reverse: (payment_id) => perform("reversePayment", { payment_id }),
      refund: async (payment_id, amount) => idOf(await act("refundPayment", { payment_id, ...ifGiven({ amount }) })),
    },
    otp: { send: (order) => perform("sendOtpCode", order) },
    deferral: { defer: (card_id, state, until) => perform("deferCardState", { card_id, state, at: until }) },
    keys: {
      make: async (user_id) => textAt(await act("createApiKey", { user_id }), "apiKey"),
      withdraw: (apiKey) => perform("withdrawApiKey", { apiKey }),
    },
    company: {
      addTeam: async (name, owner_id) => idOf(await act("createTeam", { name, ...ifGiven({ owner_id }) })),
      addTag: async (name, user_id) => textAt(await act("createTag", { name, user_id }), "uuid"),
      addBin: (bin) => perform("addBin", bin),
      setUser: (user_id, changes) => perform("setUser", { user_id, ...changes }),
      set,
    },
    faults: { answerNext },
    books: { audit },
    neighbour: true,
  };
}

function idOf(result: unknown): number {
  const id = at(result, "id");
  if (typeof id === "number") return id;
  throw new EnvironmentError("ERR_CONTROL_REFUSED", "an action of the sandbox answers no id");
}
