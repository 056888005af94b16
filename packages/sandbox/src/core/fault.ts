/**
 * A refusal in the vendor's terms. Status, exception name and retry advice of the code come from the document.
 * Return it or throw it: everything the handler wrote is undone.
 */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly code: number;

  constructor(code: number, message?: string) {
    super(message ?? "");
    this.code = code;
  }
}
