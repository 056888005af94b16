import { matchesShape, type Shape } from "./matches-shape.js";

/** Body of one webhook of a document. */
export type WebhookEvent<Item> = Item extends {
  post: { requestBody: { content: { "application/json": infer Event } } };
}
  ? Event
  : never;

/** A webhook under the name the document gives it, which tells its event apart. */
export type TaggedWebhook<Webhooks> = {
  [Name in keyof Webhooks]: { readonly name: Name; readonly event: WebhookEvent<Webhooks[Name]> };
}[keyof Webhooks];

/** What tells the webhooks of a document apart. */
export interface WebhookTags<Webhooks> {
  /** Whether a parsed body has the members and types of one of them. */
  isEvent(value: unknown): value is WebhookEvent<Webhooks[keyof Webhooks]>;
  /** Puts its name to a body that `isEvent` took. */
  tag(event: WebhookEvent<Webhooks[keyof Webhooks]>): TaggedWebhook<Webhooks>;
}

/** Tells webhooks apart by their shapes; the first that fits gives the name. */
export function tagWebhooks<Webhooks>(shapes: Readonly<Record<keyof Webhooks, Shape>>): WebhookTags<Webhooks> {
  const all = Object.entries<Shape>(shapes);
  const nameOf = (value: unknown) => all.find(([, shape]) => matchesShape(shape, value))?.[0];
  return {
    isEvent: (value): value is WebhookEvent<Webhooks[keyof Webhooks]> => nameOf(value) !== undefined,
    // Types and run time meet here: the shapes are made from the document that the types are made from.
    tag: (event) => ({ name: nameOf(event), event }) as TaggedWebhook<Webhooks>,
  };
}
