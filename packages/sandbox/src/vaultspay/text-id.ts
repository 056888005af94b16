/** An identifier some operations take as a text. Longer than any that is given out it is 0, which nothing has. */
export const idOf = (text: string) => (text.length > 15 ? 0 : Number(text));
