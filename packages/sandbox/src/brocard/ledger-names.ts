/** Ledger account of the money on an account, by its number. */
export const ledgerAccount = (number: number) => `account:${number}`;

/** Ledger account of the money on a card of a `card_balance` BIN. Cards of the other kind have none. */
export const ledgerCard = (id: number) => `card:${id}`;

/** Ledger account that says how far another one is below zero, which no account of the ledger can be itself. */
export const ledgerDebt = (account: string) => `debt:${account}`;
