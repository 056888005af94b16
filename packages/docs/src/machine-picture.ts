import { type Html, html, join, trusted } from "./html.js";

/** A way from one state to another; `from` null where something begins to exist. */
export interface Way {
  readonly from: string | null;
  readonly event: string;
  /** Which of the ways the event can go. */
  readonly choice?: string;
  readonly to: string;
}

/** Where the middle of a state stands in the picture. */
export type Places = Readonly<Record<string, readonly [x: number, y: number]>>;

export interface Picture {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly places: Places;
  readonly ways: readonly Way[];
  /** An event that leads from many states to the same one: drawn once, from a frame around all it starts from. */
  readonly framed: string;
}

type Point = readonly [x: number, y: number];

const half = { width: 88, height: 19 };
/** How far a way bends aside where another leads back. */
const bend = 34;
const lineHeight = 14;

const round = (value: number) => Math.round(value * 10) / 10;
const written = (...points: readonly Point[]) => points.map((point) => point.map(round).join(" ")).join(" ");

/** Ways that change the state, those between the same two states as one, with what they are called. */
function joinedWays(ways: readonly Way[]): { from: string | null; to: string; names: string[] }[] {
  const joined = new Map<string, { from: string | null; to: string; names: string[] }>();
  for (const { choice, event, from, to } of ways) {
    if (from === to) continue;
    const key = `${from} ${to}`;
    const known = joined.get(key) ?? { from, to, names: [] };
    joined.set(key, known);
    // Which card is meant shows in the picture itself.
    const name = choice === undefined || choice.endsWith("card") ? event : `${event} ${choice}`;
    if (!known.names.includes(name)) known.names.push(name);
  }
  return [...joined.values()];
}

/** The point where a line from inside a state crosses its border. */
function borderOf([x, y]: Point, [towardsX, towardsY]: Point): Point {
  const [dx, dy] = [towardsX - x, towardsY - y];
  const scale = Math.min(half.width / Math.abs(dx || 1e-9), half.height / Math.abs(dy || 1e-9));
  return [x + dx * scale, y + dy * scale];
}

/** The head of an arrow at its end, seen from where it comes. */
function headOf(end: Point, [fromX, fromY]: Point): string {
  const angle = Math.atan2(end[1] - fromY, end[0] - fromX);
  const side = (turn: number): Point => [end[0] - 9 * Math.cos(angle + turn), end[1] - 9 * Math.sin(angle + turn)];
  return written(end, side(0.4), side(-0.4));
}

function labelView(lines: readonly string[], [x, y]: Point): Html {
  const width = Math.max(...lines.map((line) => line.length)) * 6.3 + 6;
  const height = lines.length * lineHeight + 4;
  const top = y - height / 2;
  const spans = lines.map(
    (line, index) => html`<tspan x="${round(x)}" y="${round(top + 13 + index * lineHeight)}">${line}</tspan>`,
  );
  return html`<rect class="behind" x="${round(x - width / 2)}" y="${round(top)}" width="${round(width)}" height="${height}"></rect><text class="event">${spans}</text>`;
}

function arrowView(start: Point, control: Point, end: Point): Html {
  return html`<path class="way" d="M${written(start)} Q${written(control, end)}"></path><polygon class="head" points="${headOf(end, control)}"></polygon>`;
}

/** Two Bézier curves of the second degree meet their middle here. */
const middleOf = (start: Point, control: Point, end: Point): Point => [
  (start[0] + 2 * control[0] + end[0]) / 4,
  (start[1] + 2 * control[1] + end[1]) / 4,
];

/**
 * A state machine as an SVG in the colours of the page. Every state and every way that changes it is drawn; ways that
 * leave a state as it is are not. Throws `TypeError` for a state that has no place.
 */
export function machinePicture({ framed, height, label, places, ways, width }: Picture): Html {
  const place = (state: string): Point => {
    const found = places[state];
    if (found === undefined) throw new TypeError(`the picture has no place for ${state}`);
    return found;
  };
  const common = ways.filter(({ event }) => event === framed);
  const joined = joinedWays(ways.filter(({ event }) => event !== framed));
  const drawn = joined.map(({ from, names, to }) => {
    const end = place(to);
    if (from === null) {
      const start: Point = [end[0], end[1] - 60];
      const top = borderOf(end, start);
      const arrow = arrowView(start, middleOf(start, start, top), top);
      const dot = html`<circle class="head" cx="${start[0]}" cy="${start[1]}" r="5"></circle>`;
      return { arrow: [dot, arrow], label: labelView([names.join(", ")], [start[0] + 130, start[1]]) };
    }
    const start = place(from);
    const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
    const length = Math.hypot(dx, dy);
    const isTwoWay = joined.some((other) => other.from === to && other.to === from);
    const aside = isTwoWay ? bend : 0;
    const control: Point = [
      (start[0] + end[0]) / 2 - (dy / length) * aside * 2,
      (start[1] + end[1]) / 2 + (dx / length) * aside * 2,
    ];
    const [leave, arrive] = [borderOf(start, control), borderOf(end, control)];
    const lines = names.flatMap((name) => (name.length > 20 ? name.split(" ") : [name]));
    return { arrow: arrowView(leave, control, arrive), label: labelView(lines, middleOf(leave, control, arrive)) };
  });
  const states = [...new Set(ways.flatMap(({ from, to }) => (from === null ? [to] : [from, to])))];
  const stateView = (state: string) => {
    const [x, y] = place(state);
    const isEnd = !ways.some(({ from, to }) => from === state && to !== state);
    return html`<rect class="state${isEnd && " end"}" x="${x - half.width}" y="${y - half.height}" width="${half.width * 2}" height="${half.height * 2}" rx="6"></rect><text class="name" x="${x}" y="${y + 4}">${state}</text>`;
  };
  return html`<svg class="machine" role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
${frameView(common, place)}${join(
  drawn.map(({ arrow }) => arrow),
  trusted("\n"),
)}
${drawn.map((each) => each.label)}
${states.map(stateView)}
</svg>`;
}

/** The event that leads from many states: a frame around them, and one arrow out of it. */
function frameView(ways: readonly Way[], place: (state: string) => Point): Html | undefined {
  const [first] = ways;
  if (first === undefined) return undefined;
  const inside = ways.flatMap(({ from }) => (from === null ? [] : [place(from)]));
  const [across, down] = [inside.map(([x]) => x), inside.map(([, y]) => y)];
  const [left, right] = [Math.min(...across) - half.width - 16, Math.max(...across) + half.width + 16];
  // Ways that bend below the lowest states stay inside.
  const [top, bottom] = [Math.min(...down) - half.height - 15, Math.max(...down) + half.height + bend + 12];
  const target = place(first.to);
  const start: Point = [target[0], bottom];
  const end = borderOf(target, start);
  const arrow = arrowView(start, middleOf(start, start, end), end);
  return html`<rect class="frame" x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" rx="10"></rect>${arrow}${labelView([first.event], middleOf(start, middleOf(start, start, end), end))}`;
}
