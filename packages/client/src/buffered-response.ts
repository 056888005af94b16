/**
 * An answer whose whole body is in memory. Each layer that looks at it takes a clone and reads that; through the
 * streams of a plain `Response` this costs more than the rest of the client together, here it costs a copy.
 * `source` gives status, headers and address.
 */
export function bufferedResponse(bytes: ArrayBuffer, source: Response): Response {
  classOfBuffered ??= defineClass();
  return new classOfBuffered(bytes, source);
}

let classOfBuffered: ReturnType<typeof defineClass> | undefined;

// Naming `Response` loads all of undici, 20 ms that belong to the first answer and not to the import.
function defineClass() {
  return class BufferedResponse extends Response {
    readonly #bytes: ArrayBuffer;
    #isRead = false;
    /** Made when somebody asks for the body as a stream. */
    #streamed: Response | undefined;

    constructor(bytes: ArrayBuffer, source: Response) {
      super(null, source);
      this.#bytes = bytes;
      // The constructor cannot set the address, which a reader of the raw answer may want.
      Object.defineProperty(this, "url", { value: source.url });
    }

    override get body(): Response["body"] {
      this.#streamed ??= new Response(this.#bytes);
      return this.#streamed.body;
    }

    override get bodyUsed(): boolean {
      return this.#isRead || this.#streamed?.bodyUsed === true;
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

    override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
      return new Uint8Array(await this.arrayBuffer());
    }

    override async blob(): Promise<Blob> {
      return new Response(this.#read(), this).blob();
    }

    override async formData(): Promise<FormData> {
      return new Response(this.#read(), this).formData();
    }

    override clone(): BufferedResponse {
      return new BufferedResponse(this.#unread(), this);
    }

    #read(): ArrayBuffer {
      const bytes = this.#unread();
      this.#isRead = true;
      return bytes;
    }

    #unread(): ArrayBuffer {
      if (this.bodyUsed || this.#streamed?.body?.locked === true) throw new TypeError("the body was read before");
      return this.#bytes;
    }
  };
}
