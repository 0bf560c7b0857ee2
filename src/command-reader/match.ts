import type { Catalogue } from '../catalogue';
import type { InvocationForm, Tool } from '../catalogue/tool';
import type { Invocation, ProgramUse } from './invocation';

/** A tool of the catalogue that a line runs or installs. */
export interface InvokedTool {
  readonly tool: Tool;
  readonly kind: 'run' | 'install';
  readonly version: string | undefined;
  readonly invocation: Invocation;
}

/** The catalogue's tools among the invocations of a line: one entry for each tool and kind, the first that shows it. */
export function toolsInvoked(invocations: readonly Invocation[], catalogue: Catalogue): readonly InvokedTool[] {
  const found = new Map<string, InvokedTool>();
  for (const invocation of invocations) {
    for (const tool of toolsOf(invocation, catalogue)) {
      const key = `${tool.id} ${invocation.kind}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { tool, kind: invocation.kind, version: invocation.version, invocation });
      else if (known.version === undefined) found.set(key, { ...known, version: invocation.version });
    }
  }
  return [...found.values()];
}

/** The tools that one invocation shows. */
export function toolsOf(invocation: Invocation, catalogue: Catalogue): readonly Tool[] {
  const { item } = invocation;
  switch (item.kind) {
    case 'command': {
      const exact = catalogue.toolsByBinary(item.name);
      const use = item.anyCase ? withoutCase(item.use) : item.use;
      const owned = exact.length > 0 || !item.anyCase ? exact : catalogue.toolsByBinary(item.name.toLowerCase());
      return owned
        .filter(({ tool, binary }) => showsTool(binary.form, use) && !(isEditor(tool) && managesExtensions(item.use)))
        .map(({ tool }) => tool);
    }
    case 'module':
      return catalogue
        .toolsByBinary(item.name)
        .filter(({ tool, binary }) => isPython(tool) && showsTool(binary.form, item.use))
        .map(({ tool }) => tool);
    case 'package':
      return packageTools(item.id, catalogue);
    case 'extension':
      return catalogue.toolsByExtension(item.id);
    case 'install-script':
      return scriptTools(item.url, catalogue);
  }
}

/** Where the name's case does not count, neither does that of what follows: `GOOSE UP`. */
function withoutCase(use: ProgramUse): ProgramUse {
  return { ...use, arguments: use.arguments.map((text) => (text?.startsWith('-') ? text : text?.toLowerCase())) };
}

/** Whether a program that is called so is the tool, by the form that the catalogue asks for: see `InvocationForm`. */
export function showsTool(form: InvocationForm | undefined, use: ProgramUse): boolean {
  if (form === undefined) return true;
  if (form.never) return false;
  const operands = firstOperands(use);
  const isSubcommand = (names: readonly string[] | undefined) => operands.some(({ text }) => names?.includes(text));
  if (isSubcommand(form.not?.subcommands) || hasOption(use, form.not?.options)) return false;
  if (isSubcommand(form.subcommands) || hasOption(use, form.options)) return true;
  if (form.alone && use.arguments.length === 0) return true;
  if (form.prompt && operands.some(({ text, quoted }) => quoted && isProse(text))) return true;
  if (form.pipedInput && use.pipedInput) return true;
  return form.otherwise === 'tool';
}

/** The first operand; where an option stands before it that may have taken it for its value, the next one as well. */
function firstOperands(use: ProgramUse): readonly { readonly text: string; readonly quoted: boolean }[] {
  const operands: { text: string; quoted: boolean }[] = [];
  let afterOption = false;
  for (const [index, text] of use.arguments.entries()) {
    if (text?.startsWith('-')) {
      afterOption = !text.includes('=') && text !== '--';
      continue;
    }
    if (text !== undefined) operands.push({ text, quoted: use.quoted.includes(index) });
    if (!afterOption || operands.length > 1) break;
    afterOption = false;
  }
  return operands;
}

function hasOption(use: ProgramUse, options: readonly string[] | undefined): boolean {
  if (options === undefined) return false;
  return use.arguments.some(
    (text) => text !== undefined && options.some((name) => text === name || text.startsWith(`${name}=`)),
  );
}

function packageTools(id: string, catalogue: Catalogue): readonly Tool[] {
  const colon = id.indexOf(':');
  const name = id.slice(colon + 1);
  switch (id.slice(0, colon)) {
    case 'git':
      return catalogue.toolsByRepository(name);
    case 'go': {
      const found = catalogue.toolsByPackage(id);
      return found.length > 0 ? found : catalogue.toolsByRepository(name.split('/').slice(0, 3).join('/'));
    }
    case 'gh-extension': {
      // An upgrade names an extension without its owner.
      const owned = name.includes('/') ? [name] : [`github/${name}`, `github/gh-${name}`];
      return owned.flatMap((one) => catalogue.toolsByPackage(`gh-extension:${one}`));
    }
    case 'conda':
      return catalogue.toolsByPackage(`pypi:${name}`);
    case 'brew': {
      const found = catalogue.toolsByPackage(id);
      if (found.length > 0 || !/^[^/]+\/[^/]+\/[^/]+$/.test(name)) return found;
      // A tap of somebody else's that carries the same formula; a common name there may be another program.
      const ofOthers = catalogue.toolsByPackage(`brew:${name.replace(/^.*\//, '')}`);
      return ofOthers.filter((tool) => tool.binaries?.every((binary) => binary.form === undefined));
    }
    case 'mise': {
      const byBinary = catalogue.toolsByBinary(name).filter(({ binary }) => binary.form === undefined);
      return byBinary.length > 0 ? byBinary.map(({ tool }) => tool) : packageElsewhere(name.toLowerCase(), catalogue);
    }
    case 'scoop':
    case 'choco':
    case 'system': {
      const found = catalogue.toolsByPackage(id);
      return found.length > 0 ? found : packageElsewhere(name.toLowerCase(), catalogue);
    }
    default:
      return catalogue.toolsByPackage(id);
  }
}

/** A name in a registry that the catalogue does not hold, which is taken for the tool only where other registries call it so. */
function packageElsewhere(name: string, catalogue: Catalogue): readonly Tool[] {
  const plain = name.replace(/-(?:bin|git|nightly)$/, '');
  for (const ecosystem of ['brew', 'nix', 'scoop', 'choco']) {
    const found = catalogue.toolsByPackage(`${ecosystem}:${plain}`);
    if (found.length > 0) return found;
  }
  const tool = catalogue.tool(plain);
  // A short word is somebody else's program as often as the tool, unless the tool's own program is called so alone.
  const isOwn =
    plain.includes('-') || tool?.binaries?.some(({ name: own, form }) => own === plain && form === undefined);
  return tool !== undefined && isOwn ? [tool] : [];
}

/** The same script is served for several shells: `install.sh`, `install.ps1`, `install.cmd`. */
function scriptTools(url: string, catalogue: Catalogue): readonly Tool[] {
  const found = catalogue.toolsByInstallScript(url);
  const match = /^([^?#]*)\.(?:sh|ps1|cmd|bat)(?=[?#]|$)/i.exec(url);
  if (found.length > 0) return found;
  for (const ending of match === null ? [] : ['.sh', '.ps1', '.cmd', '']) {
    const other = catalogue.toolsByInstallScript(`${match?.[1]}${ending}`);
    if (other.length > 0) return other;
  }
  const repository = ownScript.exec(url);
  return repository === null ? [] : catalogue.toolsByRepository(`github.com/${repository[1] ?? repository[2]}`);
}

/** A script in a tool's own repository, or among its releases, that is called as what installs: `…/sst/opencode/dev/install`. */
const ownScript =
  /^https?:\/\/(?:raw\.githubusercontent\.com\/([\w.-]+\/[\w.-]+)|github\.com\/([\w.-]+\/[\w.-]+)\/(?:raw|releases))\/[^?#]*?(?:install|setup|download)[\w.-]*(?=[?#]|$)/i;

/** Several words, or one that nobody would have to quote as the name of a file. */
function isProse(text: string): boolean {
  return /\S\s+\S/.test(text) || /^\p{L}+[?!]?$/u.test(text);
}

function isEditor(tool: Tool): boolean {
  return tool.kinds.includes('editor');
}

/** `cursor --install-extension x` starts no editor: it is about the extension, whichever editor takes it in. */
function managesExtensions(use: ProgramUse): boolean {
  return hasOption(use, ['--install-extension', '--uninstall-extension', '--list-extensions']);
}

function isPython(tool: Tool): boolean {
  return tool.packages?.some((id) => id.startsWith('pypi:')) ?? false;
}
