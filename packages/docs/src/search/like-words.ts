/** Words that people use for one another. */
const alike: readonly (readonly string[])[] = [
  ["block", "lock", "freeze", "pause", "suspend", "stop"],
  ["transfer", "send", "payout"],
  ["money", "funds", "transfer", "balance"],
  ["insufficient", "exceeds", "enough"],
  ["cancel", "delete", "remove", "revoke"],
  ["create", "issue", "order", "new", "add"],
  ["decline", "declined", "refuse", "refused", "reject", "rejected"],
  ["reason", "cause"],
  ["update", "change", "edit", "set"],
  ["list", "all", "search"],
];

const byWord = new Map<string, Set<string>>();
for (const words of alike) {
  for (const word of words) byWord.set(word, new Set([...(byWord.get(word) ?? []), ...words]));
}

/** The word itself first, then those that people use for it. */
export function likeWords(word: string): string[] {
  return [...new Set([word, ...(byWord.get(word) ?? [])])];
}
