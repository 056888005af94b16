import type { Parts, VaultsPayHandlers } from "./types.js";

/** Handlers of cards, reported cards, conversion and the rules engine. */
export const cardHandlers = {} satisfies Partial<VaultsPayHandlers>;

/** Tables, jobs and actions of cards. */
export const cardParts: readonly Parts[] = [];
