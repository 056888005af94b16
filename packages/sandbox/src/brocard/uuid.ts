const prefixes = {
  user: "11111111-1111-4111-8111",
  tag: "22222222-2222-4222-8222",
  account: "33333333-3333-4333-8333",
};

/** UUIDs of the sandbox are counted, so that the first ones are those of the document's examples. */
export function countedUuid(kind: keyof typeof prefixes, count: number): string {
  return `${prefixes[kind]}-${String(count).padStart(12, "0")}`;
}

/** A UUID (version 4) of 32 hexadecimal digits. */
export function uuidOf(hex: string): string {
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const hexDigits = "0123456789abcdef";
