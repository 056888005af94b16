---
"@openissuing/spec": minor
"@openissuing/{{name}}": minor
"@openissuing/sandbox": minor
"@openissuing/contract-tests": minor
---

{{title}}: its document, the types and the first client of its API, and its door in the sandbox.
