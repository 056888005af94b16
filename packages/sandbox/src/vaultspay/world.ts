/** The SaaS user: the company itself, whose customers the other users are. Numbered as in the examples of the document. */
export const ownerId = 2000;
