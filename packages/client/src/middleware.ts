// Types of openapi-fetch written anew: they are part of our interface, and loading the originals would cost every
// compilation of every user more than all of ours. A test holds the two together.

/** Headers by name; `null` takes one away that the client would send. */
export type HeadersOption =
  | Headers
  | Record<string, string | number | boolean | (string | number | boolean)[] | null | undefined>;

/** How lists and objects in a query are written. Default: lists repeat their name. */
export interface QueryStyle {
  readonly array?: { readonly style: "form" | "spaceDelimited" | "pipeDelimited"; readonly explode: boolean };
  readonly object?: { readonly style: "form" | "deepObject"; readonly explode: boolean };
  /** Sends reserved characters as they are. Default: false. */
  readonly allowReserved?: boolean;
}

/** The call that middleware stands in. */
export interface MiddlewareCall {
  readonly request: Request;
  /** Template of the path as the document spells it. */
  readonly schemaPath: string;
  readonly params: {
    readonly query?: Record<string, unknown>;
    readonly header?: Record<string, unknown>;
    readonly path?: Record<string, unknown>;
    readonly cookie?: Record<string, unknown>;
  };
  /** The same in all steps of one call. */
  readonly id: string;
}

type Awaitable<Value> = Value | Promise<Value>;

// biome-ignore lint/suspicious/noConfusingVoidType: a step that changes nothing returns nothing
type Nothing = void | undefined;

/** Steps around a call; what one returns takes the place of the request, the answer or the error. */
export interface Middleware {
  onRequest?(call: MiddlewareCall): Awaitable<Request | Response | Nothing>;
  onResponse?(call: MiddlewareCall & { readonly response: Response }): Awaitable<Response | Nothing>;
  onError?(call: MiddlewareCall & { readonly error: unknown }): Awaitable<Response | Error | Nothing>;
}
