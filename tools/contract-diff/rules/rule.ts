/** How much a difference asks of those who use a contract. */
export type Level = "breaking" | "additive" | "editorial";

/** One kind of difference between two contracts. */
export interface Rule {
  readonly level: Level;
  /** Level for programs written against the client's types, where it is higher than on the wire. */
  readonly types?: Level;
  /** What it means for the caller, as the end of a sentence about the place. */
  readonly says: string;
}

/** Rules by name. */
export type RuleTable = Readonly<Record<string, Rule>>;
