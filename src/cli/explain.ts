import type { Shell } from '../command-reader/types';
import { explanationOf } from '../core/decisions/explanation';
import { answer, repositoryFault } from './answers';
import { momentOf } from './inputs';
import { type ResolvedItem, resolveItem } from './items';
import { loadPolicies } from './policies';
import { answerAsText } from './reporters/answers';
import { type Argument, cannotRun, type ExitCode, type Io } from './subcommand';

export interface ExplainGiven {
  readonly operands: readonly string[];
  readonly inOrder: readonly Argument[];
  readonly options: {
    readonly 'public-key': readonly string[];
    readonly on: string | undefined;
    readonly repository: string | undefined;
    readonly shell: Shell;
    readonly format: 'text' | 'json';
  };
}

export async function runExplain({ operands, inOrder, options }: ExplainGiven, io: Io): Promise<ExitCode> {
  const cannot = (what: string) => cannotRun(io, `explain: ${what}`, 'See ai-tool-policy explain --help.');
  if (operands.length === 0) return cannot('no item is given.');
  const on = momentOf(options.on, '--on', io.now());
  if ('fault' in on) return cannot(on.fault);
  const misplaced = repositoryFault(options.repository);
  if (misplaced !== undefined) return cannot(misplaced);
  const loaded = await loadPolicies(inOrder, options['public-key'], io);
  if ('fault' in loaded) return cannot(loaded.fault);
  const items: Extract<ResolvedItem, { readonly outcome: 'subjects' }>[] = [];
  for (const operand of operands) {
    const item = await resolveItem(operand, { catalogue: loaded.catalogue, shell: options.shell, io });
    if (item.outcome === 'wrong') return cannot(item.fault);
    items.push(item);
  }
  for (const note of [...loaded.notes, ...items.flatMap(({ notes }) => notes)]) io.stderr(`${note}\n`);
  const answers = items.map((item) => answer(item, loaded, { now: on.time, repository: options.repository }));
  for (const [index, one] of answers.entries()) {
    if (options.format === 'json') io.stdout(`${JSON.stringify(explanationOf(one.item, one.decision))}\n`);
    else io.stdout(`${index === 0 ? '' : '\n'}${answerAsText({ ...one, now: on.time }, loaded.catalogue)}`);
  }
  return 0;
}
