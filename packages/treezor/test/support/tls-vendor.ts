import { createServer } from "node:https";
import { TLSSocket } from "node:tls";
import { type Authority, makeAuthority } from "./certificates.js";

/** A server that demands a client certificate, and who may sign it. */
export interface TlsVendor {
  readonly url: string;
  readonly authority: Authority;
  /** Path of each request, and the subject of the certificate it came with. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** The vendor over mutual TLS on a port of its own: it grants tokens, and answers everything else by `answer`. */
export async function tlsVendor(answer: (url: URL) => unknown): Promise<TlsVendor> {
  const authority = await makeAuthority();
  const served = await authority.sign("server", "IP:127.0.0.1");
  const demands = { ca: authority.ca, requestCert: true, rejectUnauthorized: true };
  const seen: string[] = [];
  const server = createServer({ ...served, ...demands }, async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", "https://vendor.test");
    const subject = incoming.socket instanceof TLSSocket ? incoming.socket.getPeerCertificate().subject.CN : undefined;
    seen.push(`${url.pathname} ${String(subject)}`);
    const token = { access_token: "at", expires_in: 3600 };
    const body = url.pathname === "/oauth/token" ? token : await answer(url);
    outgoing.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `https://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    authority,
    seen,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await authority.remove();
    },
  };
}
