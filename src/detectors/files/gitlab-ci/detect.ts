import { versionOfTag } from '../common/github-steps';
import type { Found, OpenedFile } from '../common/kind';
import { entriesOf, field, oneOrMany, stringOf, stringsOf, type Value } from '../common/tree';

const scripts = ['script', 'before_script', 'after_script'];

/** Scripts, images and services of jobs, templates, `default` and the file as a whole. https://docs.gitlab.com/ci/yaml/ */
export function detect({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    readJob(root, found);
    for (const { value } of entriesOf(root)) readJob(value, found);
  }
}

function readJob(job: Value, found: Found): void {
  for (const name of scripts)
    for (const text of stringsOf(field(job, name))) found.shell(text.source(), 'bash', { folder: '' });
  for (const text of stringsOf(field(job, 'hooks', 'pre_get_sources_script'))) found.shell(text.source(), 'bash');
  readImage(field(job, 'image'), 'install', found);
  for (const service of oneOrMany(field(job, 'services'))) readImage(service, 'run', found);
}

function readImage(value: Value | undefined, kind: 'run' | 'install', found: Found): void {
  const image = stringOf(value?.kind === 'object' ? field(value, 'name') : value);
  if (image !== undefined) found.package(`docker:${image.text}`, versionOfTag(image.text), kind, image);
}
