/** Changes a request that is already signed. */
export type Change = (request: Request) => Request;

/** Sets headers, or takes those away that are undefined. */
export function withHeaders(changes: Readonly<Record<string, string | undefined>>): Change {
  return (request) => {
    const headers = new Headers(request.headers);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) headers.delete(name);
      else headers.set(name, value);
    }
    return new Request(request, { headers });
  };
}

/** Sends the request elsewhere, without its body. `pathname` is below the address of the API, whose end `from` is. */
export function goingTo(from: string, pathname: string, method = "GET"): Change {
  return (request) => {
    const url = new URL(request.url);
    url.pathname = `${url.pathname.slice(0, -from.length)}${pathname}`;
    url.search = "";
    const headers = new Headers(request.headers);
    headers.delete("content-type");
    return new Request(url, { method, headers });
  };
}

/** A value that breaks the types of a call, which is the point of it. */
export function wrong(value: unknown): never {
  return value as never;
}
