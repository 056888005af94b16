import { action, clock, setting } from "./sandbox-links.js";

/** Error codes that the sandbox answers to what a caller does, each with the shortest way there, in Markdown. */
const errors: Readonly<Record<string, string>> = {
  4000010: "Call `/v1/apicheck`.",
  4000011: "Call `/v2.0/apicheck`.",
  4000050: "Ask `listCardTransactions` for a `date_start` after its `date_end`.",
  4000210: "Leave a required member out of `createAccount`.",
  4000220: "Have `createCreditTransfer` send money to the IBAN of its own account.",
  4000230: "Call `createIban` a second time for an account.",
  4000310: "Load a card with the amount 0 (`creditCard`).",
  4010010: "Leave out the token, or one of the two signature headers.",
  4010020: "Leave `username` out of `createToken`.",
  4010030: "Send a wrong `client_secret` to `createToken`.",
  4010040: "Send a wrong `password` to `createToken`.",
  4010050: `Move the ${clock} 3,601 seconds ahead, or ask for a second token and send the first.`,
  4010060: `Give the tenant ${setting("allowedIps")} without your address.`,
  4010070: "Sign with another key.",
  4010080: "Send the same signed request twice.",
  4020210: "Transfer or load more than the account holds.",
  4020320: "Take more off a card than it holds (`debitCard`).",
  4020321: `Lower \`max_balance\` with ${action("setCardLimits")}, then load more (\`creditCard\`).`,
  4030210: "Ask `getAccount` for an account that does not exist.",
  4030212: "Hand in a `corp_kbis` for a consumer account (`uploadKyc`).",
  4030220: "Call `createIban` before the KYC files are accepted, which is 600 seconds after the upload.",
  4030221: "Call `createVirtualIban` before `createIban`.",
  4030310: "Ask `getCard` for a card that does not exist.",
  4030320: "Load a plastic card before it is activated (`creditCard`).",
  4030330: "Load 0.99 (`creditCard`): a load is 1.00 at least.",
  4030331: "Load 2,500.01 (`creditCard`): a load is 2,500.00 at most.",
  4030350: "Set a card to `CAN` with `updateCard`, then load it.",
  4030360: "Ask `getCardPin` for the PIN of a virtual card.",
  4030365: "Set a card to `STO` with `updateCard`, then back to `ACT`.",
  4030370: "Order a virtual card for a consumer account (`orderCard`).",
  4030380: "Ask `getCardPin` with a `cvc` other than `000`.",
  4030410: "Ask `getOrderTracking` for an order that does not exist.",
  4040010: "Call `/v1.0/nothing-here`.",
  4040210: "Ask `getAccountStatement` for an identifier that does not exist.",
  4040310: "Ask `getCardTransaction` for an identifier that does not exist.",
  4040410: "Ask `getOrderTracking` less than a day after the order of a plastic card.",
  4050010: "Send `DELETE /v1.0/apicheck`.",
  4290010: `Give the tenant ${setting("rateLimits")} with \`"perIp": 1\`, then call twice in a minute.`,
  4290020: `Give the tenant ${setting("rateLimits")} with \`"perFunctionality": 1\`, then call one operation twice in a minute.`,
  4290030: `Give the tenant ${setting("rateLimits")} with \`"perUser": 1\`, then call twice in a minute.`,
  4290310: `Lower \`max_loads_per_day\` with ${action("setCardLimits")}, then load more.`,
  4290311: `Lower \`max_loads_per_month\` with ${action("setCardLimits")}, then load more.`,
  4290312: `Lower \`max_loads_per_year\` with ${action("setCardLimits")}, then load more.`,
  4290313: `Lower \`max_loads_per_4_days\` with ${action("setCardLimits")}, then load more.`,
  4290314: `Lower \`max_loads_per_week\` with ${action("setCardLimits")}, then load more.`,
  4290320: `Lower \`max_number_of_loads_per_day\` with ${action("setCardLimits")}, then load once more.`,
  4290330: `Order an eleventh card for an account, or lower \`max_number_of_cards\` with ${action("setCardLimits")}.`,
  4510210: "Call `createCreditTransfer` before any file was handed in with `uploadKyc`.",
  4510310: "Load a card of the type `VIRTUAL_SINGLE_USE` (`creditCard`).",
  4510320: "Call `orderCard` before any file was handed in with `uploadKyc`.",
};

const pay = action("simulateCardPayment");

/** Decline codes that come by the rules of the sandbox. */
const declines: Readonly<Record<string, string>> = {
  TRS0002: `Move the ${clock} past the card's \`expiry_date\`, then pay (${pay}).`,
  TRS0004: `Set the card to \`STO\` with \`updateCard\`, then pay (${pay}).`,
  TRS0005: `Set the card to \`LOS\` with \`updateCard\`, then pay (${pay}).`,
  TRS0010: `Pay more than the card holds (${pay}).`,
  TRS0022: `Pay 0.01 USD with a card in EUR at the rate 3 (${pay} with \`"fx": "3"\`).`,
  TRS0031: `Set the card to \`BLO\` with \`updateCard\`, then pay (${pay}).`,
  TRS0035: `Pay with a plastic card before it is activated (${pay}).`,
  TRS0037: `Set the card to \`DAM\` with \`updateCard\`, then pay (${pay}).`,
  TRS0060: `Refund more than was paid (${action("refundCardPayment")}).`,
  TRS0084: `Set \`card_pos\` to 0 with \`updateCard\`, then pay (${pay}).`,
  TRS0193: `Pay twice with a card of the type \`VIRTUAL_SINGLE_USE\` before the first payment settles (${pay}).`,
};

/** How the sandbox of Anytime is made to answer an error or decline code, in Markdown; undefined: only by a fault. */
export function provokeAnytime(code: string): string | undefined {
  const isDecline = code.startsWith("TRS");
  return errors[code] ?? declines[code] ?? (isDecline ? `${pay} with \`"decline": "${code}"\`.` : undefined);
}
