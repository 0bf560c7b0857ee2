import type { Found, OpenedFile } from '../common/kind';
import { quotedWords } from '../common/quoted-words';
import { readRequirement } from '../common/requirements';
import { joinedSource } from '../common/source-text';
import { field, itemsOf, stringOf, textOf, type Value } from '../common/tree';

/** https://pre-commit.com/#pre-commit-configyaml---hooks */
export function detect({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    for (const repository of itemsOf(field(root, 'repos')))
      for (const hook of itemsOf(field(repository, 'hooks'))) readHook(hook, found);
    // The description of a repository's own hooks is a list of them.
    for (const hook of itemsOf(root)) readHook(hook, found);
  }
}

function readHook(hook: Value, found: Found): void {
  const language = textOf(field(hook, 'language')) ?? '';
  const entry = stringOf(field(hook, 'entry'));
  const args = itemsOf(field(hook, 'args')).flatMap((item) => stringOf(item) ?? []);
  // `pygrep` has a pattern there, the container languages an image.
  if (entry !== undefined && !['pygrep', 'fail', 'docker_image'].includes(language))
    found.shell(joinedSource(args.length === 0 ? [entry.source()] : [entry.source(), quotedWords(args)], ' '), 'sh', {
      folder: '',
    });
  if (entry !== undefined && language === 'docker_image') {
    const [image = ''] = entry.text.trim().split(/\s+/);
    found.package(`docker:${image}`, undefined, 'run', entry);
  }
  for (const item of itemsOf(field(hook, 'additional_dependencies'))) {
    const dependency = stringOf(item);
    if (dependency === undefined) continue;
    if (language === 'node' || dependency.text.startsWith('@')) {
      const version = /.@(\d[\w.+-]*)$/.exec(dependency.text)?.[1];
      found.package(`npm:${dependency.text}`, version, 'install', dependency);
    } else readRequirement(dependency.source(), found);
  }
}
