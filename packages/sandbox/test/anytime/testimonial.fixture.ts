/** Text of an uncompressed PDF: its strings in the order they are drawn, one line per `TJ`, in Windows-1252. */
export function textOfPdf(pdf: Uint8Array): string {
  const content = Buffer.from(pdf).toString("latin1");
  const lines = [...content.matchAll(/\[(.*)\] TJ/g)].map(([, strings = ""]) =>
    [...strings.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = ""]) => Buffer.from(hex, "hex").toString("latin1")).join(""),
  );
  return lines.join("\n");
}
