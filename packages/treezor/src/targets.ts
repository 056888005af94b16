import { readTarget, type Target } from "@openissuing/client";

/** The vendor's environments. */
export type TreezorEnvironment = "production" | "sandbox";

/** Where to send: an environment of the vendor, or any other server by its address. */
export type TreezorTarget =
  | {
      readonly environment: TreezorEnvironment;
      /** Name the vendor gave to the client: the first label of its hosts. */
      readonly clientName: string;
      readonly baseUrl?: undefined;
    }
  | (Extract<Target<TreezorEnvironment>, { environment?: undefined }> & { readonly clientName?: undefined });

/** Address of an environment for the client of this name. */
type HostOf = Readonly<Record<TreezorEnvironment, (clientName: string) => string>>;

/** Hosts of Connect. */
export const connectHosts: HostOf = {
  production: (name) => `https://${name}.api.treezor.co`,
  sandbox: (name) => `https://${name}.sandbox.treezor.co`,
};

/** Hosts of the PCI DSS services, which demand a client certificate. */
export const pciHosts: HostOf = {
  production: (name) => `https://${name}.secure.treezor.co`,
  sandbox: (name) => `https://${name}.preprod.secure.treezor.co`,
};

/** Address of a target without a slash at its end. Throws `TypeError` that names the option at fault. */
export function readTreezorTarget(target: TreezorTarget, hosts: HostOf): string {
  const { environment, clientName = "" } = target;
  // One label of a host name: anything else could lead secrets to another host.
  if (environment !== undefined && !/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(clientName)) {
    throw new TypeError("clientName must be the name the vendor gave to the client, one label of a host name");
  }
  return readTarget<TreezorEnvironment>(target, {
    production: hosts.production(clientName),
    sandbox: hosts.sandbox(clientName),
  });
}
