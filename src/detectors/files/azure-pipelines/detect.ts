import type { Shell } from '../../../command-reader/types';
import { versionOfTag } from '../common/github-steps';
import type { Found, OpenedFile } from '../common/kind';
import { replaced, type SourceText, unknownOf } from '../common/source-text';
import { field, type StringValue, stringOf, textOf, type Value } from '../common/tree';
import { walk } from '../common/walk';

const stepShells: Readonly<Record<string, Shell>> = { bash: 'bash', pwsh: 'pwsh', powershell: 'pwsh' };

const taskShells: Readonly<Record<string, Shell>> = {
  bash: 'bash',
  shellscript: 'bash',
  cmdline: 'bash',
  powershell: 'pwsh',
  azurecli: 'bash',
  azurepowershell: 'pwsh',
};

/** Steps wherever they stand: in jobs, templates, deployment strategies. https://learn.microsoft.com/azure/devops/pipelines/yaml-schema/ */
export function detect({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    // Folders called `pipelines` also hold others.
    if (!['steps', 'jobs', 'stages', 'extends'].some((name) => field(root, name) !== undefined)) continue;
    const shells: Readonly<Record<string, Shell>> = { ...stepShells, script: shellOfPools(root) };
    walk(root, ({ key, value }, owner) => {
      const shell = Object.hasOwn(shells, key.text) ? shells[key.text] : undefined;
      const text = stringOf(value);
      if (shell !== undefined && text !== undefined) read(text, shell, found);
      if (key.text === 'task' && text !== undefined) readTask(text.text, field(owner, 'inputs'), found);
      if ((key.text === 'image' || key.text === 'container') && text !== undefined && text.text.includes('/'))
        found.package(`docker:${text.text}`, versionOfTag(text.text), 'install', text);
    });
  }
}

/** `script` is for cmd on Windows; where a file has pools of both kinds, bash reads nearly all of it as well. */
function shellOfPools(root: Value): Shell {
  const images: string[] = [];
  walk(root, ({ key, value }) => {
    if (key.text === 'vmImage' && value.kind === 'string') images.push(value.text);
  });
  return images.length > 0 && images.every((image) => /^(?:windows|vs20)/i.test(image)) ? 'cmd' : 'bash';
}

function readTask(name: string, inputs: Value | undefined, found: Found): void {
  const task = name.replace(/@.*$/, '').toLowerCase();
  const shell = Object.hasOwn(taskShells, task) ? taskShells[task] : undefined;
  const isPowerShell = /^(?:pwsh|ps|powershell)/i.test(textOf(field(inputs, 'scriptType')) ?? '');
  for (const input of ['inlineScript', 'Inline']) {
    const text = stringOf(field(inputs, input));
    if (shell !== undefined && text !== undefined) read(text, isPowerShell ? 'pwsh' : shell, found);
  }
  // `inputs.script` is met as an entry by that name; of PowerShell's task it is PowerShell.
  const script = stringOf(field(inputs, 'script'));
  if (shell === 'pwsh' && script !== undefined) read(script, 'pwsh', found);
  const custom = stringOf(field(inputs, 'customCommand'));
  if (task === 'npm' && custom !== undefined) {
    const source = custom.source();
    found.shell({ text: `npm ${source.text}`, at: (offset) => source.at(Math.max(0, offset - 4)) }, 'sh');
  }
}

function read(text: StringValue, shell: Shell, found: Found): void {
  found.shell(withoutMacros(text.source()), shell, { folder: '' });
}

/** `$(Build.SourcesDirectory)` looks like a substitution of the shell's, and is put in before. */
function withoutMacros(source: SourceText): SourceText {
  return replaced(source, /\$\{\{[\s\S]*?\}\}|\$\([A-Za-z_][\w.]*\)|\$\[[^\]]*\]/g, (part) => unknownOf(part.length));
}
