import { describe, expect, test } from "vitest";
import { applyEdit } from "../../../bench/defects/apply-edit.js";
import type { Edit } from "../../../bench/defects/defect.js";

const message = () => ({
  total: 2,
  rows: [
    { id: 7, amount: 10.5, balance: "1.20", date: "2026-03-01 00:30:00", name: "a" },
    { id: 8, amount: 0.1, balance: "0.99", date: "2026-03-02", name: "b" },
  ],
});

describe("applyEdit", () => {
  test.each<{ name: string; edit: Edit; pick: (m: ReturnType<typeof message>) => unknown; wanted: unknown }>([
    {
      name: "removes a member",
      edit: { edit: "remove", at: "/rows/0/name" },
      pick: (m) => "name" in (m.rows[0] ?? {}),
      wanted: false,
    },
    {
      name: "removes a row and closes the gap",
      edit: { edit: "remove", at: "/rows/0" },
      pick: (m) => m.rows.map(({ id }) => id),
      wanted: [8],
    },
    {
      name: "sets what was not there",
      edit: { edit: "set", at: "/next", to: 1 },
      pick: (m) => m,
      wanted: { ...message(), next: 1 },
    },
    {
      name: "changes every row",
      edit: { edit: "as-text", at: "/rows/*/id" },
      pick: (m) => m.rows.map(({ id }) => id),
      wanted: ["7", "8"],
    },
    {
      name: "adds to numbers to the cent",
      edit: { edit: "add", at: "/rows/*/amount", by: 0.01 },
      pick: (m) => m.rows.map(({ amount }) => amount),
      wanted: [10.51, 0.11],
    },
    {
      name: "adds to amounts printed as text",
      edit: { edit: "add", at: "/rows/*/balance", by: -0.01 },
      pick: (m) => m.rows.map(({ balance }) => balance),
      wanted: ["1.19", "0.98"],
    },
    {
      name: "moves a time over midnight",
      edit: { edit: "hours", at: "/rows/0/date", by: -1 },
      pick: (m) => m.rows[0]?.date,
      wanted: "2026-02-28 23:30:00",
    },
    {
      name: "moves a day",
      edit: { edit: "days", at: "/rows/1/date", by: -2 },
      pick: (m) => m.rows[1]?.date,
      wanted: "2026-02-28",
    },
    {
      name: "renames a member",
      edit: { edit: "rename", at: "/total", to: "count" },
      pick: (m) => Object.keys(m),
      wanted: ["rows", "count"],
    },
    {
      name: "leaves alone what is not there",
      edit: { edit: "as-text", at: "/nothing/*/here" },
      pick: (m) => m,
      wanted: message(),
    },
  ])("$name", ({ edit, pick, wanted }) => {
    const changed = message();
    applyEdit(changed, edit);
    expect(pick(changed)).toEqual(wanted);
  });
});
