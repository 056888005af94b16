import type { Verdict } from "./judge-defect.js";

const percent = (part: number, whole: number) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);

/** Sums for a person: per class, per check, and by name what was not seen as it should have been. */
export function verdictLines(verdicts: readonly Verdict[]): readonly string[] {
  const killed = verdicts.filter(({ outcome }) => outcome === "killed");
  const accidents = verdicts.filter(({ outcome }) => outcome === "accident");
  const survivors = verdicts.filter(({ outcome }) => outcome === "survived");
  const classes = [...new Set(verdicts.map((verdict) => verdict.class))].sort();
  const checks = [...new Set(verdicts.flatMap(({ also, by }) => [...by, ...also]))].sort();
  const count = (list: readonly Verdict[], test: (verdict: Verdict) => boolean) => list.filter(test).length;
  return [
    "",
    `${"class".padEnd(16)} killed / total`,
    ...classes.map((name) => {
      const isOf = (verdict: Verdict) => verdict.class === name;
      return `${name.padEnd(16)} ${`${count(killed, isOf)}`.padStart(6)} / ${count(verdicts, isOf)}`;
    }),
    "",
    `${"check".padEnd(28)} killed by design / seen beside`,
    ...checks.map((name) => {
      const own = count(verdicts, ({ by }) => by.includes(name));
      return `${name.padEnd(28)} ${`${own}`.padStart(6)} / ${count(verdicts, ({ also }) => also.includes(name))}`;
    }),
    "",
    ...survivors.map(({ id, what }) => `survived: ${id} (${what})`),
    ...accidents.map(({ also, id, what }) => `by accident: ${id} (${what}), by ${also.join(", ")}`),
    `killed ${killed.length} / ${verdicts.length} (${percent(killed.length, verdicts.length)}), by accident of another check only ${accidents.length}, survived ${survivors.length}`,
  ];
}
