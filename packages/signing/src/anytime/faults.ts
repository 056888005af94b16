/** End of the code and of the sentence for each fault that an answer and a webhook share. */
export const FAULTS = {
  duplicate: ["DUPLICATE_MEMBER", 'has two "timestamp" or two "hash"'],
  malformed: ["MALFORMED", "has a malformed timestamp or hash"],
  mismatch: ["HASH_MISMATCH", "has the hash of another username or timestamp"],
  "not-json": ["MALFORMED", "is no JSON object; is it the raw one?"],
  unsigned: ["UNSIGNED", "carries no timestamp and hash"],
} as const;

export type Fault = keyof typeof FAULTS;
