/** How a request body is put on the wire. */
export type BodyEncoding = "form" | "json" | "multipart";

/** What the client must know about an operation at run time; types know the rest. */
export interface OperationShape {
  readonly body: BodyEncoding;
  /** How a successful answer is read: parsed JSON, bytes, or text such as a page of HTML. */
  readonly answer: "json" | "arrayBuffer" | "text";
  /** Status codes the document describes. */
  readonly statuses: readonly number[];
  /** `false` where a GET has an effect, such as a link that works once. Default: by the method. */
  readonly repeatable?: boolean;
}

/** The run-time side of a document: what most operations share, and where one differs, keyed `POST /path/{id}`. */
export interface Contract {
  readonly common: OperationShape;
  readonly differing: Readonly<Record<string, Partial<OperationShape>>>;
}

/** Shape of one operation; `path` is the template as the document spells it. */
export function shapeOf({ common, differing }: Contract, method: string, path: string): OperationShape {
  return { ...common, ...differing[`${method} ${path}`] };
}
