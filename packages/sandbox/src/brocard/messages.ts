/**
 * Messages of status 422. Those the samples of the text show are word for word theirs; the others are those of its
 * framework in the version the samples were made with (inferred).
 */
export const messages = {
  // Shown in the samples.
  array: (field: string) => `The ${field} must be an array.`,
  dateFormat: (field: string) => `The ${field} does not match the format Y-m-d H:i:s.`,
  enumeration: (field: string) => `The ${field} field is not a valid enum.`,
  integer: (field: string) => `The ${field} must be an integer.`,
  present: (field: string) => `The ${field} field must be present.`,
  prohibitedBeside: (field: string, other: string) => `The ${field} is prohibits when ${other} is present.`,
  prohibitedByBin: (field: string) => `The ${field} prohibited with specified BIN.`,
  required: (field: string) => `The ${field} field is required.`,
  selected: (field: string) => `The selected ${field} is invalid.`,

  // Invented: the text has a limit of active cards and no word for one too many.
  activeCards: () => "The limit of active cards is reached.",

  // Of the framework.
  boolean: (field: string) => `The ${field} field must be true or false.`,
  decimals: (field: string) => `The ${field} must have 0-2 decimal places.`,
  different: (field: string, other: string) => `The ${field} and ${other} must be different.`,
  email: (field: string) => `The ${field} must be a valid email address.`,
  format: (field: string) => `The ${field} format is invalid.`,
  greaterThan: (field: string, limit: number | string) => `The ${field} must be greater than ${limit}.`,
  longest: (field: string, limit: number | string) => `The ${field} must not be greater than ${limit} characters.`,
  max: (field: string, limit: number | string) => `The ${field} must not be greater than ${limit}.`,
  min: (field: string, limit: number | string) => `The ${field} must be at least ${limit}.`,
  number: (field: string) => `The ${field} must be a number.`,
  requiredWhen: (field: string, other: string, value: string) =>
    `The ${field} field is required when ${other} is ${value}.`,
  requiredWith: (field: string, other: string) => `The ${field} field is required when ${other} is present.`,
  shortest: (field: string, limit: number | string) => `The ${field} must be at least ${limit} characters.`,
  taken: (field: string) => `The ${field} has already been taken.`,
  text: (field: string) => `The ${field} must be a string.`,
  timeZone: (field: string) => `The ${field} must be a valid timezone.`,
  uuid: (field: string) => `The ${field} must be a valid UUID.`,
} as const;
