/** End of the code and of the sentence for each fault that an answer and a webhook share. */
export const FAULTS = {
  duplicate: ["DUPLICATE_MEMBER", 'has two members "timestamp" or two "hash"'],
  malformed: ["MALFORMED", "has a timestamp that is no number or a hash that is no SHA-256"],
  mismatch: ["HASH_MISMATCH", "has a hash of another timestamp or username; is the username right?"],
  "not-json": ["MALFORMED", "is not the JSON object the vendor sends; is it the raw one?"],
  unsigned: ["UNSIGNED", "carries no timestamp and hash"],
} as const;

export type Fault = keyof typeof FAULTS;
