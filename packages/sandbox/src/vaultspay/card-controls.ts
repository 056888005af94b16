import { Fault } from "../core/fault.js";
import { nextAccountLink } from "./card-issue.js";
import { livingCard } from "./card-secrets.js";
import { cardStateOf, threeDsOf } from "./card-states-wire.js";
import { changeCard, moveCard } from "./card-status.js";
import { fundingAccount } from "./cards.js";
import type { CardRow } from "./cards.tables.js";
import { findCard } from "./cards-find.js";
import { answer } from "./envelope.js";
import { badRequest, fault } from "./fault.js";
import { openReportOf } from "./reports-find.js";
import { tierOfCard } from "./tiers.js";
import type { Schemas, VaultsPayHandler } from "./types.js";

export const enrollCardThreeDs: VaultsPayHandler<"enrollCardThreeDs"> = async (call) => {
  const card = await livingCard(call, call.body);
  if (card instanceof Fault) return card;
  if ((await tierOfCard(call, card)).is_3ds === 0) return badRequest("The tier of the card has no 3-D Secure");
  return answer(threeDsStateOf(await changeCard(call, card, { three_ds: 1 })));
};

export const removeCardThreeDs: VaultsPayHandler<"removeCardThreeDs"> = async (call) => {
  const card = await livingCard(call, call.body);
  return card instanceof Fault ? card : answer(threeDsStateOf(await changeCard(call, card, { three_ds: 0 })));
};

export const updateCardStatus: VaultsPayHandler<"updateCardStatus"> = async (call) => {
  const { cardStatus, statusReason } = call.body;
  const card = await findCard(call, call.body);
  if (card instanceof Fault) return card;
  if (cardStatus === "ACTIVE" && (await openReportOf(call, card.id))) return badRequest("A report about it is open");
  const move = { event: "updateCardStatus", choice: cardStatus, reason: statusReason };
  return answer(cardStateOf(await moveCard(call, card, move)));
};

export const toggleCardFreeze: VaultsPayHandler<"toggleCardFreeze"> = async (call) => {
  const card = await findCard(call, call.body);
  if (card instanceof Fault) return card;
  if (await openReportOf(call, card.id)) return badRequest("A report about it is open");
  return answer(cardStateOf(await moveCard(call, card, { event: "toggleCardFreeze", reason: call.body.statusReason })));
};

export const updateCardAccount: VaultsPayHandler<"updateCardAccount"> = async (call) => {
  const { accountId, cardId } = call.body;
  const card = await livingCard(call, { cardId });
  if (card instanceof Fault) return card;
  const { billing } = await tierOfCard(call, card);
  const account = await fundingAccount(call, accountId, { user: card.user_id, currency: billing });
  if (account instanceof Fault) return account;
  if (account.status !== "ACTIVE") return fault(1012);
  await changeCard(call, card, { account_id: account.id, account_link: await nextAccountLink(call) });
  return answer({ accountId: account.id, remarks: "Card account updated" });
};

const threeDsStateOf = (card: CardRow): Schemas["CardThreeDsState"] => ({
  cardId: card.id,
  cardToken: card.token,
  cardStatus: card.status,
  statusReason: card.status_reason,
  card3DSecure: threeDsOf(card),
});
