/** What a query of PHP holds: texts, lists and maps of them. */
export type PhpValue = string | { [key: string]: PhpValue };

/**
 * Reads a query as the vendor's framework does (PHP manual, parse_str): `a=1` is text, `a[]=1` an entry of a list under its
 * position, `a[b]=1` a member, and a name that comes again replaces what stood there.
 */
export function parsePhpQuery(query: string): Record<string, PhpValue> {
  const result: Record<string, PhpValue> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const [, base = "", rest = ""] = /^([^[]*)((?:\[[^\]]*\])*)$/.exec(name) ?? [];
    const keys = [base, ...[...rest.matchAll(/\[([^\]]*)\]/g)].map(([, key = ""]) => key)];
    let at = result;
    for (const [i, key] of keys.entries()) {
      const slot = key === "" && i > 0 ? String(Object.keys(at).length) : key;
      if (i === keys.length - 1) at[slot] = value;
      else {
        const inner = at[slot];
        const next = typeof inner === "object" ? inner : {};
        at[slot] = next;
        at = next;
      }
    }
  }
  return result;
}
