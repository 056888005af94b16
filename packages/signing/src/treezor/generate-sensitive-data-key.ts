import { generateLibsodiumKey } from "./libsodium-key.js";
import { generateOpenPgpKey, type OpenPgpKeyOptions } from "./openpgp-key.js";
import type { SensitiveDataKey, SensitiveDataKind } from "./sensitive-data-key.js";

/**
 * Makes a key pair of the kind that is asked for at run time. Who knows the kind calls {@link generateOpenPgpKey} or
 * {@link generateLibsodiumKey}: then a bundler looks for the package of that kind alone.
 * @throws SensitiveDataError ERR_PACKAGE_MISSING without the package of the kind; TypeError for another kind.
 */
export async function generateTreezorKey(
  kind: SensitiveDataKind,
  options: OpenPgpKeyOptions = {},
): Promise<SensitiveDataKey> {
  if (kind === "OPENPGP_ARMOR") return generateOpenPgpKey(options);
  if (kind === "LIBSODIUM_HEX") return generateLibsodiumKey();
  throw new TypeError("kind must be OPENPGP_ARMOR or LIBSODIUM_HEX");
}
