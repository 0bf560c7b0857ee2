import { commandOf } from '../common/commands';
import { versionOfTag } from '../common/github-steps';
import type { Found, OpenedFile } from '../common/kind';
import { field, itemsOf, stringOf, stringsOf, type Value } from '../common/tree';
import { walk } from '../common/walk';

/** The names under which Bitbucket, Travis, Drone, Woodpecker, Cirrus, Semaphore, AppVeyor, Buildkite and CodeBuild have shell text. */
const scripts = new Set(
  'script before_script after_script install before_install after_success after_failure before_deploy after_deploy command commands build_script test_script install_script before_build after_build test_script deploy_script'.split(
    ' ',
  ),
);

/** Shell text by the names of its entries, wherever they stand, and images. */
export function detect({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    for (const step of itemsOf(field(root, 'steps'))) readStep(step, found);
    walk(root, ({ key, value }) => {
      if (scripts.has(key.text) || key.text.endsWith('_script'))
        for (const text of value.kind === 'object' ? [] : stringsOf(value))
          found.shell(text.source(), 'bash', { folder: '' });
      const image = key.text === 'image' ? stringOf(value) : undefined;
      if (image !== undefined) found.package(`docker:${image.text}`, versionOfTag(image.text), 'install', image);
    });
  }
}

/** Cloud Build: the image is the step's name, and its arguments follow `entrypoint`. https://cloud.google.com/build/docs/build-config-file-schema */
function readStep(step: Value, found: Found): void {
  const image = stringOf(field(step, 'name'));
  const args = field(step, 'args');
  if (args?.kind !== 'array' || image === undefined) return;
  found.package(`docker:${image.text}`, versionOfTag(image.text), 'install', image);
  const entrypoint = field(step, 'entrypoint');
  found.program(entrypoint === undefined ? commandOf(args, undefined) : commandOf(entrypoint, args), { folder: '' });
}
