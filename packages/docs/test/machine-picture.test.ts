import { describe, expect, test } from "vitest";
import { machinePicture, type Way } from "../src/machine-picture.js";

const ways: readonly Way[] = [
  { from: null, event: "make", to: "NEW" },
  { from: "NEW", event: "open", to: "OPEN" },
  { from: "NEW", event: "enter", choice: "BY_KEY", to: "OPEN" },
  { from: "OPEN", event: "paint", to: "OPEN" },
  { from: "OPEN", event: "shut", to: "NEW" },
  { from: "NEW", event: "rot", to: "GONE" },
  { from: "OPEN", event: "rot", to: "GONE" },
];
const places = { NEW: [100, 100], OPEN: [400, 100], GONE: [250, 300] } as const;
const draw = (changes = {}) =>
  machinePicture({ label: "A <door>", width: 500, height: 400, places, ways, framed: "rot", ...changes }).markup;
const count = (markup: string, part: string) => markup.split(part).length - 1;

describe("machinePicture", () => {
  test("draws each state once, and tells ends apart", () => {
    const markup = draw();
    expect(Object.keys(places).map((state) => count(markup, `>${state}</text>`))).toEqual([1, 1, 1]);
    expect(count(markup, 'class="state end"')).toBe(1);
  });

  test("joins the ways between two states, and leaves out what changes none", () => {
    const markup = draw();
    expect(count(markup, 'class="way"')).toBe(4);
    expect(["make", "open", "enter BY_KEY", "shut"].map((name) => count(markup, `>${name}</tspan>`))).toEqual([
      1, 1, 1, 1,
    ]);
    expect(markup).not.toContain("paint");
  });

  test("draws what happens in many states once, from a frame around them", () => {
    const markup = draw();
    expect([count(markup, 'class="frame"'), count(markup, ">rot<")]).toEqual([1, 1]);
    expect(count(draw({ framed: "nothing" }), 'class="frame"')).toBe(0);
  });

  test("says in words what it shows, as text", () => {
    expect(draw()).toContain('role="img" aria-label="A &lt;door&gt;"');
  });

  test("refuses a state without a place", () => {
    expect(() => draw({ places: { NEW: [1, 1] } })).toThrow(TypeError);
  });
});
