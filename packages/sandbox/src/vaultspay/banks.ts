/** A bank of the Emirates. The codes are those of their IBANs; names and BICs are invented, no BIC begins with TEST. */
export interface Bank {
  readonly code: string;
  readonly name: string;
  readonly swift: string;
  /** Whether the bank tells who holds an account. */
  readonly namesHolders: boolean;
}

const silent = new Set(["030", "096", "023", "044"]);

const codes = [
  "002",
  "003",
  "008",
  "010",
  "016",
  "017",
  "018",
  "019",
  "020",
  "021",
  "022",
  "023",
  "024",
  "025",
  "026",
  "027",
  "028",
  "029",
  "030",
  "031",
  "032",
  "033",
  "034",
  "035",
  "036",
  "037",
  "038",
  "039",
  "040",
  "041",
  "042",
  "043",
  "044",
  "046",
  "047",
  "049",
  "050",
  "051",
  "052",
  "053",
  "054",
  "055",
  "056",
  "057",
  "058",
  "060",
  "086",
  "096",
  "097",
];

/** The bank of an Emirati IBAN; undefined for a code no bank has. */
export function bankOf(iban: string): Bank | undefined {
  const code = iban.slice(4, 7);
  if (!codes.includes(code)) return undefined;
  const isFirst = code === "033";
  const name = isFirst ? "Example Bank" : `Example Bank ${code}`;
  return { code, name, swift: isFirst ? "TESTAEAD" : `TESTAEA1${code}`, namesHolders: !silent.has(code) };
}

const firstWords = ["Example", "Sample", "Desert", "Harbour", "Falcon", "Palm", "Pearl", "Dune"];
const secondWords = ["Supplies", "Trading", "Logistics", "Services", "Foods", "Textiles", "Motors", "Books"];

/** Who holds an account at a bank that tells; invented from the number, so the same for the same IBAN. */
export function holderOf(iban: string): string {
  // The account of the document's examples.
  if (iban === "AE070331234567890123456") return "Example Supplies LLC";
  const number = Number(iban.slice(-6));
  return `${firstWords[number % 8]} ${secondWords[Math.floor(number / 8) % 8]} LLC`;
}

/** A name as the answers print it: of each word longer than three letters the first two, and five asterisks. */
export function maskedName(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => ([...word].length > 3 ? `${[...word].slice(0, 2).join("")}*****` : word))
    .join(" ");
}
