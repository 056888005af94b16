/** Where a delivery shows the secret. */
export type SecretPlace = "path" | { readonly query: string } | { readonly header: string };

/** Headers as the web or Node has them. */
export type DeliveryHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Throws `TypeError` for a place that is none. */
export function checkPlace(place: SecretPlace): SecretPlace {
  const isNamed = (name: unknown) => typeof name === "string" && name !== "";
  if (place === "path") return place;
  if (typeof place === "object" && (isNamed(Reflect.get(place, "query")) || isNamed(Reflect.get(place, "header")))) {
    return place;
  }
  throw new TypeError('secretIn must be "path", { query: name } or { header: name }');
}

/**
 * What a delivery shows at the place of the secret; `undefined` when it shows nothing or more than one.
 * Of a path it is the last segment that is not empty, percent-decoded.
 */
export function presentedSecret(
  place: SecretPlace,
  { url, headers = {} }: { readonly url: string | URL; readonly headers?: DeliveryHeaders | undefined },
): string | undefined {
  if (typeof place === "object" && "header" in place) return headerOf(headers, place.header);
  // Node tells path and query alone.
  const { pathname, searchParams } = new URL(url, "http://receiver.invalid");
  if (place === "path") return decode(pathname.split("/").filter(Boolean).at(-1));
  return only(searchParams.getAll(place.query));
}

function headerOf(headers: DeliveryHeaders, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const values = Object.entries(headers).filter(([each]) => each.toLowerCase() === name.toLowerCase());
  return only(values.flatMap(([, value]) => value ?? []));
}

function only(values: readonly string[]): string | undefined {
  return values.length === 1 ? values[0] : undefined;
}

function decode(segment: string | undefined): string | undefined {
  try {
    return segment === undefined ? undefined : decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
