import { answer } from "./envelope.js";
import { unknown } from "./fault.js";
import type { VaultsPayHandler } from "./types.js";
import { selectUser, type UserRow } from "./users.tables.js";

/** Characters on the magnetic stripe of a card (ISO/IEC 7813). */
const longest = 26;

export const listEmbossingNames: VaultsPayHandler<"listEmbossingNames"> = async ({ path, tenant, tx }) => {
  const user = await tx.first(selectUser, { tenant: tenant.id, id: path.userId });
  // The key is `id` although the parameter is `userId` (VaultsPay text, "Embossing names").
  return user ? answer({ names: embossingNames(user) }) : unknown();
};

/**
 * Names that may stand on a card of a user, in upper case and without accents: F, F L, F and the initial of L, the
 * initial of F and L. A form that is too long is left out, F is cut.
 */
export function embossingNames({ first_name, last_name }: Pick<UserRow, "first_name" | "last_name">): string[] {
  const [first, last] = [plain(first_name), plain(last_name)];
  const only = cut(first || last);
  if (first === "" || last === "") return only === "" ? [] : [only];
  const forms = [`${first} ${last}`, `${first} ${initial(last)}`, `${initial(first)} ${last}`];
  return [...new Set([only, ...forms.filter((form) => [...form].length <= longest)])];
}

const cut = (name: string) => [...name].slice(0, longest).join("").trimEnd();
const initial = (name: string) => [...name].slice(0, 1).join("");

/** Upper case, no accents, single blanks; signs other than those of names are left out. */
function plain(name: string): string {
  const bare = name.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();
  return bare
    .replace(/[^\p{L}\p{N}'.\- ]+/gu, " ")
    .replace(/ +/g, " ")
    .trim();
}
