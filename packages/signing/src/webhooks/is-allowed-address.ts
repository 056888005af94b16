/** Bytes of an address, 4 or 16. */
type Bytes = readonly number[];

/**
 * Whether an IP address lies in one of the ranges, each a single address or a block such as `203.0.113.0/24` and
 * `2001:db8::/32`. IPv4 inside of IPv6 (`::ffff:203.0.113.7`, as a server on both reports it) counts as IPv4.
 * False for an address that is none, so that a header with anything in it is refused.
 * @param address of the connection, or what a proxy of your own puts in its place: a header anyone can send proves nothing.
 * @throws TypeError that names the range that is none, whatever the address is.
 */
export function isAllowedAddress(address: string, ranges: readonly string[]): boolean {
  const blocks = ranges.map(readRange);
  const bytes = readAddress(address);
  return bytes !== undefined && blocks.some(({ base, length }) => isWithin(bytes, base, length));
}

function isWithin(bytes: Bytes, base: Bytes, length: number): boolean {
  return (
    bytes.length === base.length &&
    bytes.every((byte, i) => {
      const bits = Math.min(8, Math.max(0, length - i * 8));
      return byte >> (8 - bits) === (base[i] ?? 0) >> (8 - bits);
    })
  );
}

function readRange(range: string): { base: Bytes; length: number } {
  const [, text = "", prefix] = /^([^/]*)(?:\/(0|[1-9]\d{0,2}))?$/.exec(range) ?? [];
  const whole = parse(text);
  const base = whole && unmapped(whole);
  const bits = (whole?.length ?? 0) * 8;
  const given = prefix === undefined ? bits : Number(prefix);
  // The bits in front of an IPv4 inside of IPv6; a block with fewer would be half of each kind.
  const mapping = whole !== base ? 96 : 0;
  if (whole === undefined || base === undefined || given > bits || given < mapping) {
    throw new TypeError(`"${range}" is neither an IP address nor a block of them`);
  }
  return { base, length: given - mapping };
}

/** Bytes of an address; `undefined` for text that is none. */
function readAddress(text: string): Bytes | undefined {
  const bytes = parse(text);
  return bytes && unmapped(bytes);
}

function parse(text: string): Bytes | undefined {
  return text.includes(":") ? parse6(text) : parse4(text);
}

/** Four numbers without leading zeros, which some read as octal. */
function parse4(text: string): Bytes | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.map(Number);
}

/** Eight groups, one run of zeros as `::`, the last two groups as IPv4 if so written (RFC 4291, section 2.2). */
function parse6(text: string): Bytes | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const read = groups.map((half, i) =>
    half.map((group, j) => {
      const isLast = i === halves.length - 1 && j === half.length - 1;
      if (isLast && group.includes(".")) return parse4(group);
      if (!/^[0-9a-f]{1,4}$/i.test(group)) return undefined;
      const value = Number.parseInt(group, 16);
      return [value >> 8, value & 255];
    }),
  );
  if (read.flat().includes(undefined)) return undefined;
  const [head = [], tail = []] = read.map((half) => half.flatMap((bytes) => bytes ?? []));
  const zeros = 16 - head.length - tail.length;
  if (halves.length === 1 ? zeros !== 0 : zeros < 2) return undefined;
  return [...head, ...Array<number>(zeros).fill(0), ...tail];
}

/** The IPv4 inside of an IPv6 address that maps one (RFC 4291, section 2.5.5.2); any other as it is. */
function unmapped(bytes: Bytes): Bytes {
  const isMapped = bytes.length === 16 && bytes.slice(0, 10).every((byte) => byte === 0);
  return isMapped && bytes[10] === 255 && bytes[11] === 255 ? bytes.slice(12) : bytes;
}
