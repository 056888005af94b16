const guide = "@/guides/test-against-the-sandbox.html";

/** An action of the control API in Markdown, linked to where it is told how one is called. */
export const action = (name: string) => `[\`${name}\`](${guide}#actions)`;

/** A setting of a tenant, likewise. */
export const setting = (name: string) => `[\`${name}\`](${guide}#settings)`;

/** The clock of a tenant, likewise. */
export const clock = `[clock](${guide}#clock)`;
