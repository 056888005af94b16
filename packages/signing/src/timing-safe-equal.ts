/**
 * Compares two texts in a time that depends on their length only, as far as a JavaScript engine allows.
 * Texts of different length are unequal at once: the length of a digest is no secret.
 */
export function timingSafeEqual(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
