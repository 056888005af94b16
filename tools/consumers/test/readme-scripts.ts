/** What a README tells a reader to run: shell scripts, and the `run` steps of a workflow by the name of their job. */
export interface ReadmeScripts {
  /** Fenced `sh`, in order. */
  readonly shell: readonly string[];
  /** Steps of each job of the fenced workflow, in order. */
  readonly jobs: ReadonlyMap<string, readonly string[]>;
}

/** Reads the scripts out of a README. A workflow is one fence of YAML with two spaces for each level. */
export function readScripts(readme: string): ReadmeScripts {
  const fences = (language: string) =>
    [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, code = ""]) => code);
  const [workflow = ""] = fences("yaml");
  const jobs = workflow.split(/^ {2}(?=[a-z]+:\n)/m).slice(1);
  return {
    shell: fences("sh"),
    jobs: new Map(jobs.map((job) => [job.slice(0, job.indexOf(":")), stepsOf(job)])),
  };
}

/** Blocks after `run: |`, their indentation taken off. */
function stepsOf(job: string): readonly string[] {
  return [...job.matchAll(/run: \|\n((?: {10}.*\n)+)/g)].map(([, block = ""]) => block.replace(/^ {10}/gm, ""));
}
