/** What stands in a log for a value that must not. */
export const MASK = "***";
