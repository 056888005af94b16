/** Page in place of a card that is not shown. */
export function errorPage(status: number): string {
  const texts: Readonly<Record<number, string>> = { 404: "Not Found", 429: "Too Many Requests" };
  const text = texts[status] ?? "Not Available";
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${text}</title></head>
<body><p>${status} ${text}</p></body>
</html>
`;
}
