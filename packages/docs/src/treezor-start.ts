import { type Fragment, html } from "./html.js";
import { heading } from "./page-parts.js";

/** What the first page of Treezor says before its documents: which to begin with, and how each knows its callers. */
export function treezorStart(): Fragment {
  return html`<section>${heading("h2", "choose", "Where to begin")}
<p>Begin with <a href="@/treezor/connect/index.html">Treezor Connect</a>: users, wallets, transfers and cards are there, and it gives out the tokens of PCI DSS too. Its sandbox moves no money.</p>
<p>Two hosts stand beside it. <a href="@/treezor/pci-dss/index.html">PCI DSS</a> replaces the cards of Connect for those who show PAN, CVV or PIN themselves. <a href="@/treezor/hipay/index.html">HiPay</a> takes the card data of a payer who tops up a wallet.</p></section>
<section>${heading("h2", "who-calls", "Who calls")}
<ul>
<li><strong>The client itself:</strong> a token by <code>client_credentials</code>, in <code>Authorization: Bearer</code> (<a href="@treezor-connect#createToken"><code>createToken</code></a>).</li>
<li><strong>An end user with strong authentication:</strong> a token by <code>delegated_end_user</code>, opened with a proof made on the user's device (<a href="@treezor-connect#session">a session of an end user</a>).</li>
<li><strong>An end user who stays logged in:</strong> a new token by <code>refresh_token</code>, where the vendor switched it on.</li>
<li><strong>One operation that needs its own proof:</strong> <code>X-Trz-SCA</code> beside the token (<a href="@treezor-connect#operation-proof">a proof for one operation</a>).</li>
<li><strong>Cards under PCI DSS:</strong> a client certificate on the connection (mutual TLS) beside the token (<a href="@treezor-pci-dss#authentication">the certificate</a>).</li>
<li><strong>HiPay:</strong> HTTP Basic, with a private or a public pair (<a href="@treezor-hipay#authentication">the pairs</a>).</li>
</ul></section>
<section>${heading("h2", "evidence", "What stands on what")}
<p>The vendor's guides describe most operations. Some are in its public reference alone; they stand under the head <em>Public reference only</em> and carry the mark <span class="badge">public reference only</span>: their names, members and statuses are the vendor's, and what the members mean is read from their names.</p></section>`;
}
