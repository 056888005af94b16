/** One measured thing beside its baseline, both from the same run and in the same unit. */
export interface Figure {
  readonly what: string;
  readonly unit: "kB" | "MB" | "ms" | "µs" | "cases/s" | "req/s";
  readonly value: number;
  readonly baseline: { readonly what: string; readonly value: number };
  /** What the design allows; figures without one are only told. */
  readonly budget?: Budget;
}

/** A limit on the value itself, on what it has over the baseline, or on its ratio to the baseline. */
export type Budget = { readonly of: "value" | "difference" | "ratio" } & (
  | { readonly atMost: number }
  | { readonly atLeast: number }
);

/** What a budget is compared with. */
export function judged({ value, baseline, budget }: Figure): number {
  if (budget?.of === "difference") return value - baseline.value;
  if (budget?.of === "ratio") return value / baseline.value;
  return value;
}

/** Whether a figure keeps its budget; undefined when it has none. */
export function keepsBudget(figure: Figure): boolean | undefined {
  const { budget } = figure;
  if (budget === undefined) return undefined;
  return "atMost" in budget ? judged(figure) <= budget.atMost : judged(figure) >= budget.atLeast;
}

const headings = ["", "what", "measured", "baseline", "", "ratio", "budget"];

/** Lines of a table with a line of headings; ✓ and ✗ say whether the budget is kept. */
export function figureTable(figures: readonly Figure[]): string[] {
  const rows = [headings, ...figures.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const isNumber = (column: number) => column === 2 || column === 4 || column === 5;
  return rows.map((cells) =>
    cells
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

function cellsOf(figure: Figure): string[] {
  const { what, unit, value, baseline, budget } = figure;
  const kept = keepsBudget(figure);
  const amount = (number: number) => `${rounded(number)} ${unit}`;
  return [
    kept === undefined ? "·" : kept ? "✓" : "✗",
    what,
    budget?.of === "difference" ? `+${amount(judged(figure))}` : amount(value),
    baseline.what,
    amount(baseline.value),
    `${(value / baseline.value).toFixed(2)}×`,
    budgetText(budget, unit),
  ];
}

function budgetText(budget: Budget | undefined, unit: string): string {
  if (budget === undefined) return "–";
  const limit = "atMost" in budget ? `≤ ${limitText(budget.atMost)}` : `≥ ${limitText(budget.atLeast)}`;
  return budget.of === "ratio" ? `${limit}×` : `${limit} ${unit}`;
}

const limitText = (limit: number) => limit.toLocaleString("en");

/** Two digits below ten, one below a hundred, whole above. */
function rounded(number: number): string {
  const digits = Math.abs(number) < 10 ? 2 : Math.abs(number) < 100 ? 1 : 0;
  return number.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
