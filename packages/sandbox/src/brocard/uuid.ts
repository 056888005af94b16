const prefixes = {
  user: "11111111-1111-4111-8111",
  tag: "22222222-2222-4222-8222",
  account: "33333333-3333-4333-8333",
};

/** UUIDs of the sandbox are counted, so that the first ones are those of the document's examples. */
export function countedUuid(kind: keyof typeof prefixes, count: number): string {
  return `${prefixes[kind]}-${String(count).padStart(12, "0")}`;
}
