/** What a debug session starts: a line that a shell reads, or words. */
export type DebugStart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'words'; readonly words: readonly string[] };

/**
 * What a resolved launch configuration starts, by the attributes that debuggers share: `program` and `args`, `runtimeExecutable`
 * and `runtimeArgs` (js-debug), `module` (debugpy), `command` (a terminal of js-debug). Undefined for one that attaches, and for
 * one that names none of these: what its debugger starts is not known.
 */
export function startOfDebugSession(
  type: string,
  configuration: Readonly<Record<string, unknown>>,
): DebugStart | undefined {
  const { request, command, runtimeExecutable, runtimeArgs, program, args, module, python } = configuration;
  if (request === 'attach') return undefined;
  if (typeof command === 'string' && command.trim() !== '') return { kind: 'text', text: command };
  const rest = textsIn(args);
  if (typeof module === 'string') return { kind: 'words', words: [textOr(python, 'python'), '-m', module, ...rest] };
  if (typeof runtimeExecutable === 'string' && runtimeExecutable !== '') {
    const file = typeof program === 'string' ? [program] : [];
    return { kind: 'words', words: [runtimeExecutable, ...textsIn(runtimeArgs), ...file, ...rest] };
  }
  if (typeof program !== 'string' || program === '') return undefined;
  return { kind: 'words', words: [...interpreterOf(type, python), program, ...rest] };
}

/** Whose `program` is a script and not a program. */
function interpreterOf(type: string, python: unknown): readonly string[] {
  if (/^(?:pwa-)?(?:node|extensionHost)/.test(type)) return ['node'];
  if (/^(?:debugpy|python)$/.test(type)) return [textOr(python, 'python')];
  return [];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(/\s+/).filter((word) => word !== '');
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
