import { checkDigits, mod97 } from "../core/iban.js";

/** How a country numbers accounts. Banks and branches are invented: no SWIFT code begins with TEST outside of tests. */
interface Numbering {
  readonly swift: string;
  /** How many digits of the account are free. */
  readonly free: number;
  /** Account number with bank, branch and national check digits; undefined when these digits cannot be one. */
  readonly bban: (free: string) => string | undefined;
}

const countries: Readonly<Record<string, Numbering>> = {
  AT: { swift: "TESTATWW", free: 11, bban: (free) => `99999${free}` },
  BE: { swift: "TESTBEBB", free: 7, bban: (free) => withBelgianCheck(`999${free}`) },
  DE: { swift: "TESTDEFF", free: 10, bban: (free) => `99999999${free}` },
  ES: { swift: "TESTESMM", free: 10, bban: (free) => withSpanishCheck("99990001", free) },
  FR: { swift: "TESTFRPP", free: 11, bban: (free) => withFrenchKey("9999900001", free) },
  GB: { swift: "TESTGB2L", free: 8, bban: (free) => `TEST999999${free}` },
  IE: { swift: "TESTIE2D", free: 8, bban: (free) => `TEST999999${free}` },
  IT: { swift: "TESTITMM", free: 12, bban: (free) => withItalianLetter(`9999900001${free}`) },
  LU: { swift: "TESTLULL", free: 13, bban: (free) => `999${free}` },
  NL: { swift: "TESTNL2A", free: 9, bban: (free) => withDutchCheck("TEST", free) },
  PT: { swift: "TESTPTPL", free: 11, bban: (free) => withPortugueseCheck(`99990001${free}`) },
};

/** Number of free digits of an account in a country; undefined where no IBANs are issued. */
export function freeDigits(country: string): number | undefined {
  return countries[country]?.free;
}

/** The IBAN around the free digits of an account, and its SWIFT code; undefined when these digits cannot be one. */
export function composeIban(country: string, free: string): { iban: string; swift: string } | undefined {
  const numbering = countries[country];
  const bban = numbering?.bban(free);
  if (!numbering || bban === undefined) return undefined;
  return { iban: `${country}${checkDigits(country, bban)}${bban}`, swift: numbering.swift };
}

const twoDigits = (number: number) => String(number).padStart(2, "0");
const weighted = (digits: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, position) => sum + weight * Number(digits[position]), 0);

/** Belgium: the number modulo 97, with 97 for 0. */
export function withBelgianCheck(number: string): string {
  return number + twoDigits(mod97(number) || 97);
}

/** France: the "clé RIB" over bank, branch and account, all of them digits here. */
export function withFrenchKey(bankAndBranch: string, account: string): string {
  return bankAndBranch + account + twoDigits(97 - mod97(`${bankAndBranch}${account}00`));
}

/** Portugal: the NIB, modulo 97 as in the IBAN itself. */
export function withPortugueseCheck(number: string): string {
  return number + twoDigits(98 - mod97(`${number}00`));
}

/** Spain: one check digit for bank and branch, one for the account, modulo 11. */
export function withSpanishCheck(bankAndBranch: string, account: string): string {
  const weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
  const check = (digits: string) => {
    const digit = 11 - (weighted(digits, weights) % 11);
    return digit === 11 ? "0" : digit === 10 ? "1" : String(digit);
  };
  return bankAndBranch + check(`00${bankAndBranch}`) + check(account) + account;
}

/** Netherlands: the ten digits pass the eleven test; undefined when no last digit makes them pass. */
export function withDutchCheck(bank: string, nine: string): string | undefined {
  const digit = (11 - (weighted(nine, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return digit === 10 ? undefined : `${bank}${nine}${digit}`;
}

/** Italy: the letter CIN in front of bank, branch and account; digits on odd places count by a table. */
export function withItalianLetter(number: string): string {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
  let sum = 0;
  for (const [position, digit] of [...number].entries()) {
    sum += position % 2 === 0 ? (odd[Number(digit)] ?? 0) : Number(digit);
  }
  return String.fromCharCode(65 + (sum % 26)) + number;
}
