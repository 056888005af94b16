import type { HeadersOption, Middleware, QueryStyle } from "./middleware.js";
import type { CallSettings } from "./settings.js";

type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

type Successful = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | "2XX";

/** What `parseAs` makes of a successful answer. */
interface ParsedAs {
  text: string;
  blob: Blob;
  arrayBuffer: ArrayBuffer;
  stream: ReadableStream<Uint8Array<ArrayBuffer>> | null;
}

/** Body of one documented answer; `undefined` where the document has none. */
export type AnswerBody<Answer> = Answer extends { content: infer Content } ? Content[keyof Content] : undefined;

type BodiesOf<Answers, Status> = { [S in keyof Answers & Status]: AnswerBody<Answers[S]> }[keyof Answers & Status];

type AnswersOf<Operation> = Operation extends { responses: infer Answers } ? Answers : never;

declare const documented: unique symbol;

/**
 * What a call resolves to: `data` of a 2xx answer or `error` of any other, and the raw `response` beside it.
 * A proxy can answer outside the document; `byStatus` and `unwrap` look at what really came.
 */
export type CallResult<Answers, Data = BodiesOf<Answers, Successful>> = {
  readonly response: Response;
  /** Exists in types only. */
  readonly [documented]?: Answers;
} & (
  | { readonly data: Data; readonly error?: never }
  | { readonly data?: never; readonly error: BodiesOf<Answers, Exclude<keyof Answers, Successful>> }
);

/** The shape every result has, whatever it is typed by. */
export interface AnyResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** The documented answers a result was typed by. */
export type AnswersBehind<Result> = Result extends { readonly [documented]?: infer Answers } ? Answers : never;

type BodyOption<Operation> = Operation extends { requestBody?: never }
  ? { readonly body?: never }
  : Operation extends { requestBody: { content: infer Content } }
    ? { readonly body: Content[keyof Content] }
    : Operation extends { requestBody?: { content: infer Content } }
      ? { readonly body?: Content[keyof Content] }
      : { readonly body?: unknown };

// A group of parameters that does not exist is `?: never`, and one of which none is required is `?:` too.
type ParamsOption<Operation> = Operation extends { parameters: infer Parameters }
  ? object extends Parameters
    ? { readonly params?: Parameters }
    : { readonly params: Parameters }
  : { readonly params?: never };

/** What a call takes beside the path: everything openapi-fetch takes, and the settings of this client. */
export type CallOptions<Operation, As> = ParamsOption<Operation> &
  BodyOption<Operation> &
  CallSettings &
  Omit<RequestInit, "body" | "headers" | "method"> & {
    readonly headers?: HeadersOption;
    /** Takes the place of the network for this call; signing and all other layers stay. */
    readonly fetch?: typeof fetch;
    readonly middleware?: Middleware[];
    /** How a successful answer is read. Default: as the document says, bytes for a PDF. */
    readonly parseAs?: As;
    readonly querySerializer?: QueryStyle;
  };

/** Options as a rest argument: they can be left out when none of them is required. */
export type OptionsArgument<Options> = object extends Options ? [options?: Options] : [options: Options];

type PathsWith<Paths, M extends Method> = {
  [Path in keyof Paths]: Paths[Path] extends { [Key in M]: unknown } ? Path : never;
}[keyof Paths];

type OperationAt<Paths, Path extends keyof Paths, M> = Paths[Path][M & keyof Paths[Path]];

type DataOf<Answers, As> = As extends keyof ParsedAs ? ParsedAs[As] : BodiesOf<Answers, Successful>;

type ParseAs = keyof ParsedAs | "json" | undefined;

/** Calls of one method, typed by the path. Rejects with `TransportError`, an error of a layer, or the reason of an abort. */
export type Call<Paths, M extends Method> = <Path extends PathsWith<Paths, M>, As extends ParseAs = undefined>(
  path: Path,
  ...options: OptionsArgument<CallOptions<OperationAt<Paths, Path, M>, As>>
) => Promise<CallResult<AnswersOf<OperationAt<Paths, Path, M>>, DataOf<AnswersOf<OperationAt<Paths, Path, M>>, As>>>;

/** A client of openapi-fetch typed by `Paths`, whose calls also take a `timeout` and `retry` of their own. */
export interface VendorClient<Paths> {
  readonly GET: Call<Paths, "get">;
  readonly PUT: Call<Paths, "put">;
  readonly POST: Call<Paths, "post">;
  readonly DELETE: Call<Paths, "delete">;
  readonly OPTIONS: Call<Paths, "options">;
  readonly HEAD: Call<Paths, "head">;
  readonly PATCH: Call<Paths, "patch">;
  readonly TRACE: Call<Paths, "trace">;
  /** Adds middleware of openapi-fetch. It runs once per call, before signing and outside of repeats. */
  use(...middleware: Middleware[]): void;
  /** Removes middleware that `use` added. */
  eject(...middleware: Middleware[]): void;
}
