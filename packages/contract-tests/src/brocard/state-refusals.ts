import { at, membersOf } from "../json.js";

/** Messages that refuse data which fit the document, by operation and field: they hang on what there is. */
const reasons: Readonly<Record<string, readonly (readonly [field: RegExp, message: RegExp])[]>> = {
  createCard: [[/^balance$/, /must not be greater than/]],
  updateCard: [
    [/^balance$/, /must not be greater than/],
    // Whether a card can go into the archive, out of it or back to work hangs on its state.
    [/^(archived|state)$/, /^The selected/],
    // A card that was just made is of one kind, and the change was made for another.
    [/./, /prohibited with specified BIN/],
    // Amounts that a card has need not be sent again.
    [/^topup_(to|threshold)$/, /is required when topup_auto/],
  ],
  createTransfer: [[/^amount$/, /must not be greater than/]],
};

/** Whether an answer refuses valid data for what there is on the server. */
export function refusesByState(operationId: string, status: number, content: unknown): boolean {
  if (status !== 422) return false;
  const known = reasons[operationId] ?? [];
  const fields = membersOf(at(content, "errors"));
  return (
    fields.length > 0 &&
    fields.every(([field, messages]) =>
      [messages].flat().every((text) => known.some(([name, reason]) => name.test(field) && reason.test(String(text)))),
    )
  );
}
