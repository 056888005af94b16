import { decodeBase64 } from "../base64.js";
import { KeyError } from "./key-error.js";

export interface PemBlock {
  /** What stands between `BEGIN` and the dashes, such as `RSA PRIVATE KEY`. */
  readonly label: string;
  readonly der: Uint8Array<ArrayBuffer>;
}

const BEGIN = /-----BEGIN ([A-Z0-9 ]+)-----/g;

/**
 * Reads the first key of a PEM text (RFC 7468); text around it and other blocks, such as `EC PARAMETERS`, are skipped.
 * @throws KeyError ERR_KEY_FORMAT without a PEM key, ERR_KEY_ENCRYPTED, ERR_KEY_MALFORMED when cut or garbled.
 */
export function readPem(text: string): PemBlock {
  const begins = [...text.matchAll(BEGIN)];
  const begin = begins.find((match) => match[1]?.endsWith("KEY")) ?? begins[0];
  const label = begin?.[1];
  if (begin === undefined || label === undefined) {
    throw new KeyError("ERR_KEY_FORMAT", "no PEM block found: pass the text of the key file");
  }
  if (label === "OPENSSH PRIVATE KEY") {
    throw new KeyError("ERR_KEY_FORMAT", "key is in OpenSSH format; convert it: ssh-keygen -p -m PEM -f id_rsa");
  }
  const start = begin.index + begin[0].length;
  const end = text.indexOf(`-----END ${label}-----`, start);
  if (end < 0) throw new KeyError("ERR_KEY_MALFORMED", `PEM block "${label}" is cut off`);
  const content = text.slice(start, end);
  if (label === "ENCRYPTED PRIVATE KEY" || /^\s*Proc-Type:\s*4,\s*ENCRYPTED/.test(content)) {
    throw new KeyError(
      "ERR_KEY_ENCRYPTED",
      "private key is encrypted; convert it: openssl rsa -in id_rsa.pem -out id_rsa",
    );
  }
  const der = decodeBase64(content.replace(/\s/g, ""));
  if (der === undefined) {
    const escaped = content.includes("\\n") ? ' ("\\n" stands in it as two characters)' : "";
    throw new KeyError("ERR_KEY_MALFORMED", `PEM block "${label}" is not base64${escaped}`);
  }
  return { label, der };
}
