/** Where to send: one of the vendor's environments, or any other server by its address. */
export type Target<Environment extends string> =
  | { readonly environment: Environment; readonly baseUrl?: undefined }
  | {
      /** `https:`, or `http:` on loopback; other `http:` needs `allowHttp`. */
      readonly baseUrl: string | URL;
      readonly environment?: undefined;
      /** Sends credentials and money in the clear, as to a sandbox in a container network. Default: false. */
      readonly allowHttp?: boolean | undefined;
    };

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether secrets may go to an address: `https:`, or `http:` to this machine. */
export function isSafeAddress({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && loopback.test(hostname));
}

/**
 * Address of a target without a slash at its end; `environments` holds the vendor's own by name.
 * Throws `TypeError` that names the option at fault.
 */
export function readTarget<Environment extends string>(
  target: Target<Environment>,
  environments: Readonly<Record<Environment, string>>,
): string {
  const { environment, baseUrl } = target;
  if (environment !== undefined && baseUrl === undefined && Object.hasOwn(environments, environment)) {
    return environments[environment];
  }
  if (environment !== undefined || baseUrl === undefined) {
    throw new TypeError(`give either baseUrl or environment: ${Object.keys(environments).join(" or ")}`);
  }
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username + url.password + url.search + url.hash) {
    throw new TypeError("baseUrl must be an http or https URL without credentials, query and fragment");
  }
  if (!isSafeAddress(url) && target.allowHttp !== true) {
    throw new TypeError("baseUrl must be https; allowHttp permits http beyond loopback");
  }
  return url.href.replace(/\/$/, "");
}
