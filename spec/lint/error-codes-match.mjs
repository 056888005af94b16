const retries = ["never", "later", "after-change"];

/** `x-errorCodes` has one complete row for each value of its `enum`, and nothing else. */
export function errorCodesMatch() {
  return {
    Schema: {
      enter(schema, { location, report }) {
        const rows = schema["x-errorCodes"];
        if (rows === undefined) return;
        const values = (schema.enum ?? []).map(String);
        const at = location.child("x-errorCodes");
        for (const value of values) {
          if (rows[value] === undefined) report({ message: `${value} has no row.`, location: at.key() });
        }
        for (const [code, row] of Object.entries(rows)) {
          const complete =
            Object.keys(row).every((member) => ["exception", "status", "retry"].includes(member)) &&
            (row.exception === undefined || typeof row.exception === "string") &&
            Number.isInteger(row.status) &&
            row.status >= 400 &&
            row.status <= 599 &&
            retries.includes(row.retry);
          if (!complete)
            report({ message: `The row of ${code} is not as EXTENSIONS.md says.`, location: at.child(code).key() });
          if (!values.includes(code))
            report({ message: `${code} is not in the enum.`, location: at.child(code).key() });
        }
      },
    },
  };
}
