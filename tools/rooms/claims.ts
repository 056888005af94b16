// What each API says of itself: which rooms of the repository hold all of its operations and webhooks.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { isRecord } from "../list-apis.js";

/** The rooms that have something for every operation and webhook of a document. */
export const rooms = ["sandbox", "scenarios", "docs"] as const;

export type Room = (typeof rooms)[number];

/** `whole`, or why not yet. */
export type Claim = { readonly isWhole: true } | { readonly isWhole: false; readonly reason: string };

export type Claims = Readonly<Record<Room, Claim>>;

/** Reads `tools/rooms.yaml` under `root`. Throws `TypeError` when it is malformed. */
export async function readClaims(root: string): Promise<ReadonlyMap<string, Claims>> {
  return claimsIn(parse(await readFile(join(root, "tools/rooms.yaml"), "utf8")));
}

/** Claims by API, from the parsed list. Throws `TypeError` that names what is malformed. */
export function claimsIn(list: unknown): ReadonlyMap<string, Claims> {
  if (!isRecord(list)) throw new TypeError("rooms.yaml must be a map");
  return new Map(
    Object.entries(list).map(([api, given]) => {
      const claim = (room: Room) => claimAt(isRecord(given) ? given[room] : undefined, `${api}.${room}`);
      return [api, { sandbox: claim("sandbox"), scenarios: claim("scenarios"), docs: claim("docs") }];
    }),
  );
}

function claimAt(value: unknown, place: string): Claim {
  if (value === "whole") return { isWhole: true };
  const reason = isRecord(value) ? value.absent : undefined;
  if (typeof reason === "string" && reason.trim() !== "") return { isWhole: false, reason };
  throw new TypeError(`rooms.yaml: ${place} must be "whole", or "absent" with a reason`);
}
