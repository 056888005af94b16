import { at } from "../json.js";
import { ifGiven, sandboxActs } from "../sandbox-acts.js";
import type { SandboxControl } from "../sandbox-control.js";
import type { Abilities, CardLimits } from "./abilities.js";

/** What the control API of a sandbox can do for one tenant, clock and webhooks aside. */
export function sandboxAbilities(
  control: SandboxControl,
  tenant: string,
): Omit<Abilities, "clock" | "receiver" | "webhooks"> {
  const { act, answerNext, audit, set } = sandboxActs(control, "anytime", tenant);

  return {
    money: { arrive: async (money) => void (await act("receiveMoney", money)) },
    kyc: {
      accept: async (acc_id, type) =>
        void (await act("reviewKycFile", { acc_id, ...ifGiven({ type }), verdict: "accepted" })),
      refuse: async (acc_id, type) =>
        void (await act("reviewKycFile", { acc_id, ...ifGiven({ type }), verdict: "refused" })),
    },
    transfers: {
      execute: async (internal_id) => void (await act("executeTransfer", { internal_id })),
      cancel: async (internal_id) => void (await act("cancelTransfer", { internal_id })),
    },
    payments: { pay: async (payment) => void (await act("simulateCardPayment", payment)) },
    faults: { answerNext },
    limits: { set: async (limits) => void (await act("setCardLimits", sandboxLimits(limits))) },
    rates: {
      async allow({ perAddress, perFunctionality, perUser }) {
        const rateLimits = ifGiven({ perIp: perAddress, perFunctionality, perUser });
        await set({ rateLimits });
      },
    },
    addresses: { allow: (allowedIps) => set({ allowedIps }) },
    messages: {
      async count(card_ref) {
        const messages = await act("listMessages", {});
        return Array.isArray(messages) ? messages.filter((message) => at(message, "card_ref") === card_ref).length : 0;
      },
    },
    books: { audit },
    neighbour: true,
  };
}

function sandboxLimits(limits: CardLimits): object {
  return ifGiven({
    max_balance: limits.maxBalance,
    max_loads_per_day: limits.loadedInDay,
    max_loads_per_4_days: limits.loadedInFourDays,
    max_loads_per_week: limits.loadedInWeek,
    max_loads_per_month: limits.loadedInMonth,
    max_loads_per_year: limits.loadedInYear,
    max_number_of_loads_per_day: limits.loadsInDay,
    max_number_of_cards: limits.cards,
  });
}
