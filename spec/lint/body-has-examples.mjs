const structured = /^(application\/([\w.+-]*\+)?json|application\/x-www-form-urlencoded|multipart\/form-data)$/;

/** Bodies in JSON and forms carry at least one named example; binary ones need none. */
export function bodyHasExamples() {
  return {
    MediaType: {
      enter(mediaType, { key, location, report }) {
        if (!structured.test(String(key))) return;
        if (Object.keys(mediaType.examples ?? {}).length > 0) return;
        report({ message: `The ${key} body has no named example.`, location: location.key() });
      },
    },
  };
}
