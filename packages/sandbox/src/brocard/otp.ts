import { defineAction } from "../core/action.js";
import { decimalText, minorUnits } from "../core/money.js";
import { selectCard } from "./cards.tables.js";
import { invalid, notFound } from "./fault.js";
import { messages } from "./messages.js";
import type { BrocardScene, Parts } from "./types.js";

interface OtpInput {
  readonly card_id: number;
  /** Decimal, in `currency`. */
  readonly amount: string;
  /** The card's unless said otherwise. */
  readonly currency?: string;
  /** Invented unless given. */
  readonly code?: string;
  /** Asked for by some payments besides the code; left out unless given. */
  readonly password?: string;
  /** How the message names the card: the text does it in two ways. */
  readonly card_as?: "last_four" | "object";
}

const sendOtpCode = defineAction({
  name: "sendOtpCode",
  summary: "A payment asks its card for a one-time code (3-D Secure): the code goes to the receiver of webhooks.",
  schema: {
    type: "object",
    required: ["card_id", "amount"],
    additionalProperties: false,
    properties: {
      card_id: { type: "integer", minimum: 1 },
      amount: { type: "string", pattern: "^[0-9]{1,12}(\\.[0-9]{1,2})?$" },
      currency: { type: "string", pattern: "^[A-Z]{3}$", nullable: true },
      code: { type: "string", pattern: "^[0-9]{4,10}$", nullable: true },
      password: { type: "string", minLength: 1, maxLength: 100, nullable: true },
      card_as: { type: "string", enum: ["last_four", "object"], nullable: true },
    },
  },
  run: async (scene: BrocardScene, input: OtpInput) => {
    const { deliver, ids, tenant, tx } = scene;
    const card = await tx.first(selectCard, { tenant: tenant.id, id: input.card_id });
    if (!card) throw notFound();
    const { bin, id: card_id, last_four, title, user_id } = card;
    const currency = input.currency ?? card.currency;
    const amount = minorUnits(input.amount, currency);
    if (amount === undefined) throw invalid("amount", messages.format("amount"));
    const id = await ids.next("otp_code");
    const body = {
      id,
      code: input.code ?? (await ids.digits("otp_code", 6)),
      ...(typeof input.password === "string" ? { password: input.password } : {}),
      ...(input.card_as === "object"
        ? { card: { id: card_id, title, last_four, bin } }
        : { card_last_four: last_four }),
      amount: decimalText(amount, currency),
      currency,
      webhook_type: "otp_code" as const,
      recipient_id: user_id,
    };
    await deliver("otp_code", { key: `otp:${card_id}`, body });
    return body;
  },
});

export const otpParts: Parts = { actions: [sendOtpCode] };
