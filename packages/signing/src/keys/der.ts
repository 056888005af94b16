/** One element of DER (ITU-T X.690): its tag and its content. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array<ArrayBuffer>;
}

export const DER_INTEGER = 0x02;
export const DER_BIT_STRING = 0x03;
export const DER_OCTET_STRING = 0x04;
export const DER_OBJECT_IDENTIFIER = 0x06;
export const DER_SEQUENCE = 0x30;

/** Splits bytes into the elements they are made of; undefined when a length does not fit the bytes. */
export function readDer(bytes: Uint8Array<ArrayBuffer>): DerElement[] | undefined {
  const elements: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at++];
    let length = bytes[at++];
    if (tag === undefined || length === undefined) return undefined;
    if (length >= 0x80) {
      let digits = length & 0x7f;
      if (digits < 1 || digits > 3) return undefined; // no key needs 16 MiB, and BER's open length is not DER
      for (length = 0; digits > 0; digits--) length = length * 256 + (bytes[at++] ?? Number.NaN);
    }
    const end = at + length;
    if (!(end <= bytes.length)) return undefined;
    elements.push({ tag, content: bytes.subarray(at, end) });
    at = end;
  }
  return elements;
}

/** The elements inside the single element of this tag that the bytes consist of; undefined otherwise. */
export function readDerInside(bytes: Uint8Array<ArrayBuffer>, tag: number): DerElement[] | undefined {
  const [outer, ...rest] = readDer(bytes) ?? [];
  return outer?.tag === tag && rest.length === 0 ? readDer(outer.content) : undefined;
}
