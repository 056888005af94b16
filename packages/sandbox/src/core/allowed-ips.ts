import ipaddr from "ipaddr.js";

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Says whether an address is on the list. */
export type IsAllowed = (address: string) => boolean;

/**
 * Reads a list of IPv4 and IPv6 addresses and subnets (`2001:db8::/32`). An IPv4 caller that arrives over IPv6
 * (`::ffff:127.0.0.1`) counts as IPv4.
 * @throws TypeError naming the entry that is neither.
 */
export function readAllowedIps(entries: readonly string[]): IsAllowed {
  const ranges = entries.map(readRange);
  const known = new Map<string, boolean>();

  return (address) => {
    const before = known.get(address);
    if (before !== undefined) return before;
    const isAllowed = ipaddr.isValid(address) && isInside(ipaddr.process(address), ranges);
    // Callers choose their addresses, so what is remembered stays bounded.
    if (known.size < 1000) known.set(address, isAllowed);
    return isAllowed;
  };
}

function readRange(entry: string): Range {
  try {
    if (entry.includes("/")) {
      const [network, length] = ipaddr.parseCIDR(entry);
      return [network, length];
    }
    // The library also takes `127.1` and `0x7f000001`; an allow list should not.
    if (!ipaddr.isValid(entry) || (!entry.includes(":") && !ipaddr.IPv4.isValidFourPartDecimal(entry)))
      throw new Error();
    const address = ipaddr.process(entry);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  } catch {
    throw new TypeError(`"${entry}" is no IP address and no subnet`);
  }
}

function isInside(address: ipaddr.IPv4 | ipaddr.IPv6, ranges: readonly Range[]): boolean {
  return ranges.some(([network, length]) => network.kind() === address.kind() && address.match(network, length));
}
