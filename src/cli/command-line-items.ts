import type { Catalogue } from '../catalogue';
import { subjectOfCommand } from '../core/decisions/subjects';
import type { Subject } from '../core/findings/subject';

export interface CommandLineSubjects {
  readonly subjects: readonly [Subject, ...Subject[]];
  /** What could not be read, for stderr. */
  readonly notes: readonly string[];
}

/** Everything that a command line would run or install, as far as its text shows. */
export async function subjectsOfCommandLine(text: string, catalogue: Catalogue): Promise<CommandLineSubjects> {
  const [name = text] = text.trim().split(/\s+/);
  return { subjects: [subjectOfCommand({ name }, catalogue)], notes: [] };
}
