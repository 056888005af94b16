/** Something the person at the command line can put right: printed without a stack. */
export class CliError extends Error {
  override readonly name = "CliError";
}
