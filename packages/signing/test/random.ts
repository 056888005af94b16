export interface Random {
  /** An integer from 0 up to, not including, the bound. */
  below(bound: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  pick(text: string): string;
}

/** Mulberry32: the same seed gives the same run. */
export function createRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  function pick<T>(items: readonly [T, ...T[]]): T;
  function pick(text: string): string;
  function pick(items: string | readonly unknown[]) {
    return items[below(items.length)];
  }
  return { below, pick };
}

/** Printable ASCII without the space: white space around a JSON token would change nothing. */
const PRINTABLE = String.fromCharCode(...Array.from({ length: 94 }, (_, i) => 33 + i));

/** The text with one to three characters replaced, inserted or removed; never the same text. */
export function mutate(text: string, random: Random): string {
  let mutant = text;
  for (let changes = 1 + random.below(3); changes > 0 || mutant === text; changes--) {
    const at = random.below(mutant.length);
    const kind = random.below(3);
    const inserted = kind === 2 ? "" : random.pick(PRINTABLE);
    mutant = mutant.slice(0, at) + inserted + mutant.slice(kind === 1 ? at : at + 1);
  }
  return mutant;
}

/** The text with one decimal digit made another one: what keeps its syntax gets past every check but the last. */
export function swapDigit(text: string, random: Random): string {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const at = places[random.below(places.length)] ?? 0;
  const digit = (Number(text[at]) + 1 + random.below(9)) % 10;
  return text.slice(0, at) + digit + text.slice(at + 1);
}
