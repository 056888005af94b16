/** Begins anywhere, so that two runs against one server hardly meet. */
let count = Math.floor(Math.random() * 9_000_000);

/** Eight digits that no other call of a run takes. */
export const freshDigits = (): string => String(++count).padStart(8, "0");
