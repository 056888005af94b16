/**
 * Base of every error this package throws on purpose, wrong arguments (`TypeError`) aside.
 * Branch on `code`; the message is for people and holds no key, token, card number or body.
 */
export abstract class SigningError<Code extends string = string> extends Error {
  readonly code: Code;

  constructor(code: Code, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
