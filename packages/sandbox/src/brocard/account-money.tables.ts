import { balanceTable } from "../core/ledger.tables.js";
import { queriesOver } from "../core/store/query.js";
import { cardTable } from "./cards.tables.js";
import { ledgerCard, ledgerDebt } from "./ledger-names.js";

const { prepare } = queriesOver(cardTable, balanceTable);

/** What the ledger holds for all cards that an account fills, under the names that begin so. */
const sumOfCards = (prefix: string) =>
  prepare((db, p: { tenant: string; account: number; currency: string }) =>
    db
      .selectFrom("brocard_card as card")
      .innerJoin("core_balance as money", (join) =>
        join
          .onRef("money.tenant", "=", "card.tenant")
          .on((e) => e("money.account", "=", e(e.val(prefix), "||", e.cast<string>("card.id", "text")))),
      )
      .select((e) => e.fn.coalesce(e.fn.sum<number>("money.balance"), e.lit(0)).as("units"))
      .where("card.tenant", "=", p.tenant)
      .where("card.account", "=", p.account)
      .where("card.balance_type", "=", "card_balance")
      .where("money.currency", "=", p.currency),
  );

const name = ledgerCard(0).slice(0, -1);

/** Money on the cards that an account fills, in minor units. */
export const sumCardMoney = sumOfCards(name);

/** How far those cards are below zero, in minor units. */
export const sumCardDebts = sumOfCards(ledgerDebt(name));
