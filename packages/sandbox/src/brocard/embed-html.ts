import type { CardRow } from "./cards.tables.js";

const style = `
body{margin:0;font:16px/1.4 system-ui,sans-serif}
#card{box-sizing:border-box;width:340px;height:214px;padding:20px;border-radius:14px;background:#1d2b4f;color:#fff;
display:grid;grid-template:auto 1fr auto/1fr auto;gap:8px}
#pan{grid-column:1/3;align-self:center;display:flex;gap:12px;font-size:22px;letter-spacing:1px}
.paymentSystem{text-align:right}
.low-description{opacity:.7;font-size:12px;margin-right:6px}`;

/** The page of a card with the elements of the page in the text. Its pictures and buttons are left out. */
export function cardPage({ cvv, expiry, pan }: Pick<CardRow, "cvv" | "expiry" | "pan">): string {
  const groups = pan.match(/.{1,4}/g) ?? [];
  const digits = groups.map((group) => `<span>${group}</span>`).join('<span class="pan-separator"></span>');
  const scheme = pan.startsWith("4") ? "Visa" : "Mastercard";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Embedded card</title>
<style>${style}</style>
</head>
<body>
<div id="card">
<div class="logo">Test card</div>
<div class="paymentSystem">${scheme}</div>
<div id="pan">${digits}</div>
<div id="expiry-wrapper"><div id="date"><span class="low-description">EXP</span>${expiry.slice(5)}/${expiry.slice(2, 4)}</div></div>
<div id="cvv-wrapper"><div><span class="low-description">CVV</span>${cvv}</div></div>
</div>
</body>
</html>
`;
}

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
