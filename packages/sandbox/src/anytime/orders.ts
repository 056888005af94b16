import { Fault } from "../core/fault.js";
import { isCountry, isPlainText } from "./account-values.js";
import type { AccountRow } from "./accounts.tables.js";
import { readCardLimits } from "./card-limits.js";
import { beginLoad, readAmount } from "./card-loads.js";
import { drawPan } from "./card-secrets-pan.js";
import { settleTransaction } from "./card-transactions-flow.js";
import { type CardRow, countLiveCards, insertCard } from "./cards.tables.js";
import { dateText, dayStart } from "./dates.js";
import { fault } from "./fault.js";
import { findAccount } from "./find-account.js";
import { hasKycFiles } from "./kyc.js";
import { insertOrder, orderTable, selectOrder } from "./orders.tables.js";
import type { AnytimeCall, AnytimeHandler, Parts } from "./types.js";

type OrderCall = AnytimeCall<"orderCard">;

/** Longest time a card may be ordered for, in years. Inferred. */
const longestValidity = 5;
/** Tenant time between an order and its tracking link, in milliseconds. Inferred: the text says "if available". */
const parcelLeavesAfter = 86_400_000;

export const orderCard: AnytimeHandler<"orderCard"> = async (call) => {
  const { body, ids, now, tenant, tx } = call;
  const refused = invalidDetail(call);
  if (refused) return fault(4000310, `The parameter ${refused} is invalid.`);
  const account = await findAccount(call, body.acc_id);
  if (!account) return fault(4030210);
  const { acc_currency: currency } = account;
  const amount = readAmount(call.raw("amount"), currency);
  if (amount instanceof Fault) return amount;
  const { card_type = "PLASTIC" } = body;
  const isVirtual = card_type !== "PLASTIC";
  if (isVirtual && account.acc_type === "consumer") return fault(4030370);
  if (!(await hasKycFiles(call, account.acc_id))) return fault(4510320);

  const card = await makeCard(call, account, card_type);
  await tx.run(insertCard, card);
  const load = await beginLoad(call, card, {
    amount,
    currency,
    acc_comment: `First load of ${card.card_ref}`,
    card_comment: "First load",
  });
  if (load instanceof Fault) return load;
  const cards = await tx.first(countLiveCards, { tenant: tenant.id, acc_id: account.acc_id, today: dateText(now) });
  const limits = await readCardLimits(call, currency);
  if (cards && cards.total > limits.max_number_of_cards) return fault(4290330);

  // The money is on the card at once: an order is one step, not two.
  await settleTransaction(call, card, load);
  const order_id = await ids.next("order_id", 7001);
  const { card_ref } = card;
  await tx.run(insertOrder, { tenant: tenant.id, order_id, card_ref, is_parcel: isVirtual ? 0 : 1, ordered_at: now });
  return { status: 200, body: { order_id, order_status: isVirtual ? 9 : 3, card_ref } };
};

export const getOrderTracking: AnytimeHandler<"getOrderTracking"> = async ({ path, now, tenant, tx }) => {
  // A path may hold any integer, a statement takes only safe ones.
  const order_id = Number.isSafeInteger(path.id) ? path.id : 0;
  const order = await tx.first(selectOrder, { tenant: tenant.id, order_id });
  if (!order) return fault(4030410);
  if (!order.is_parcel || now < order.ordered_at + parcelLeavesAfter) return fault(4040410);
  return { status: 200, body: { tracking_link: `https://tracking.example.com/parcels/${order_id}` } };
};

/** Name of the first parameter that the document lets pass and a bank would not; undefined when all are fine. */
function invalidDetail({ body, now }: OrderCall): string | undefined {
  const today = dateText(now);
  const { delivery_cc, expiry_date } = body;
  const latest = `${Number(today.slice(0, 4)) + longestValidity}${today.slice(4)}`;
  if (dayStart(expiry_date) === undefined || expiry_date <= today || expiry_date > latest) return "expiry_date";
  if (!isCountry(delivery_cc)) return "delivery_cc";
  if (body.card_name.trim() === "") return "card_name";
  return Object.entries(body).find(([, value]) => typeof value === "string" && !isPlainText(value))?.[0];
}

async function makeCard(
  { body, ids, now, tenant }: OrderCall,
  account: AccountRow,
  card_type: CardRow["card_type"],
): Promise<CardRow> {
  const number = await ids.next("card", 0);
  const isVirtual = card_type !== "PLASTIC";
  const today = dateText(now);
  return {
    tenant: tenant.id,
    card_ref: `ANY${String(number).padStart(10, "0")}`,
    number,
    acc_id: account.acc_id,
    card_type,
    status: isVirtual ? "ACT" : "INA",
    ordered_on: today,
    activation_date: isVirtual ? today : null,
    expiry_date: body.expiry_date,
    pos: 1,
    // Nothing to put into a cash machine.
    atm: isVirtual ? 0 : 1,
    renew: 0,
    name_first: account.user_first_name,
    name_last: account.user_last_name,
    embossed: body.card_name,
    pan: await drawPan(ids, number),
    // The text makes 000 the valid code of every card of the test environment.
    cvv: "000",
    pin: isVirtual ? null : await ids.digits("pin", 4),
  };
}

export const orderParts: Parts = { tables: [orderTable] };
