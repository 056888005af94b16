/**
 * An answer whose whole body is in memory. Each layer that looks at it takes a clone and reads that; through the
 * streams of a plain `Response` this costs more than the rest of the client together, here it costs a copy.
 */
export class BufferedResponse extends Response {
  readonly #bytes: ArrayBuffer;
  readonly #url: string;
  #isRead = false;
  /** Stands in for what is rarely asked for. */
  #plain: Response | undefined;

  /** `source` gives status, headers and address. */
  constructor(bytes: ArrayBuffer, source: Response) {
    super(null, source);
    this.#bytes = bytes;
    this.#url = source.url;
  }

  override get url(): string {
    return this.#url;
  }

  override get body(): Response["body"] {
    return this.#asPlain().body;
  }

  override get bodyUsed(): boolean {
    return this.#isRead || this.#plain?.bodyUsed === true;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#read().slice(0);
  }

  override async text(): Promise<string> {
    return new TextDecoder().decode(this.#read());
  }

  override async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  override async blob(): Promise<Blob> {
    return new Blob([this.#read()], { type: this.headers.get("content-type") ?? "" });
  }

  override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.arrayBuffer());
  }

  override async formData(): Promise<FormData> {
    return new Response(this.#read(), { headers: this.headers }).formData();
  }

  override clone(): BufferedResponse {
    if (this.bodyUsed) throw new TypeError("the body was read before it was cloned");
    return new BufferedResponse(this.#bytes, this);
  }

  #read(): ArrayBuffer {
    if (this.bodyUsed || this.#plain?.body?.locked === true) throw new TypeError("the body was read before");
    this.#isRead = true;
    return this.#bytes;
  }

  #asPlain(): Response {
    this.#plain ??= new Response(this.#bytes);
    return this.#plain;
  }
}
