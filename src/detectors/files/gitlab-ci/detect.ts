import { versionOfTag } from '../common/github-steps';
import type { Found, OpenedFile } from '../common/kind';
import { replaced, unknownOf } from '../common/source-text';
import { shellOfText } from '../common/step-shell';
import {
  entriesOf,
  field,
  itemsOf,
  oneOrMany,
  type StringValue,
  stringOf,
  stringsOf,
  type Value,
} from '../common/tree';

const scripts = ['script', 'before_script', 'after_script'];

/** Scripts, images and services of jobs, templates, `default` and the file as a whole. https://docs.gitlab.com/ci/yaml/ */
export function detect({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    readJob(root, found);
    for (const { value } of entriesOf(root)) readJob(value, found);
  }
}

function readJob(job: Value, found: Found): void {
  for (const name of scripts) for (const text of stringsOf(field(job, name))) readScript(text, found);
  for (const text of stringsOf(field(job, 'hooks', 'pre_get_sources_script'))) readScript(text, found);
  for (const step of itemsOf(field(job, 'run')))
    for (const text of stringsOf(field(step, 'script'))) readScript(text, found);
  readImage(field(job, 'image'), 'install', found);
  for (const service of oneOrMany(field(job, 'services'))) readImage(service, 'run', found);
}

/** The shell is the runner's, which the file does not name. `$[[ inputs.x ]]` is put in before. */
function readScript(text: StringValue, found: Found): void {
  const source = replaced(text.source(), /\$\[\[[^\]]*\]\]/g, (part) => unknownOf(part.length));
  found.shell(source, shellOfText(text.text), { folder: '' });
}

function readImage(value: Value | undefined, kind: 'run' | 'install', found: Found): void {
  const image = stringOf(value?.kind === 'object' ? field(value, 'name') : value);
  if (image !== undefined) found.package(`docker:${image.text}`, versionOfTag(image.text), kind, image);
}
