import { gzipSync } from "node:zlib";

/** Loads the page again when the server says so, and when it is there again after it was away. */
const text = `const events = new EventSource("/_live");
let wasOpen = false;
events.onmessage = () => location.reload();
events.onopen = () => {
  if (wasOpen) location.reload();
  wasOpen = true;
};
`;

/** The script of live pages, as it is and compressed. */
export const liveScript = { bytes: Buffer.from(text), zipped: gzipSync(text) };

/** A page that loads again when the site changes: with the script, and with the right to listen to its server. */
export function livePage(page: Buffer): Buffer {
  const text = page.toString();
  const allowed = text.includes("connect-src ")
    ? text.replace("connect-src ", "connect-src &#39;self&#39; ")
    : text.replace("form-action", "connect-src &#39;self&#39;; form-action");
  return Buffer.from(allowed.replace("</head>", '<script src="/_live.js" defer></script>\n</head>'));
}
