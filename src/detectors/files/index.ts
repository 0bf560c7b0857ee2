import type { Catalogue } from '../../catalogue';
import type { Readers } from '../../command-reader/invocations';
import type { GrammarSource } from '../../command-reader/parse';
import { compilePrefilter, mayConcern, type PrefilterOptions } from '../../command-reader/prefilter';
import type { PolicyDocument } from '../../core/policy/document';
import { azurePipelines } from './azure-pipelines';
import { brewfile } from './brewfile';
import { cargo } from './cargo';
import { circleci } from './circleci';
import type { FileContext, Parsers } from './common/context';
import { detectFile, type FileDetection, type FileInput } from './common/detect-file';
import { createPathMatcher, expandBraces } from './common/globs';
import type { FileKind } from './common/kind';
import { shebangShell } from './common/script-shell';
import { wordsForFiles, wordsInFilesOfRules } from './common/words';
import { compose } from './compose';
import { conda } from './conda';
import { deno } from './deno';
import { devbox } from './devbox';
import { devcontainer } from './devcontainer';
import { dockerfile } from './dockerfile';
import { gitHooks } from './git-hooks';
import { githubWorkflows } from './github-workflows';
import { gitlabCi } from './gitlab-ci';
import { gitpod } from './gitpod';
import { goMod } from './go-mod';
import { jenkinsfile } from './jenkinsfile';
import { justfile } from './justfile';
import { lefthook } from './lefthook';
import { lefthookToml } from './lefthook-toml';
import { lockFiles } from './lock-files';
import { makefile } from './makefile';
import { mcp } from './mcp';
import { mcpAgents } from './mcp-agents';
import { mcpToml } from './mcp-toml';
import { mcpYaml } from './mcp-yaml';
import { mise } from './mise';
import { nix } from './nix';
import { otherPipelines } from './other-pipelines';
import { packageJson } from './package-json';
import { pipfile } from './pipfile';
import { preCommit } from './pre-commit';
import { createPresence, type Presence } from './presence';
import { procfile } from './procfile';
import { pyproject } from './pyproject';
import { pythonRequirements } from './python-requirements';
import { shellScripts } from './shell-scripts';
import { taskfile } from './taskfile';
import { toolVersions } from './tool-versions';
import { vscode } from './vscode';

export type { Reference, UnreadablePart } from './common/context';
export { detectFile, type FileDetection, type FileInput } from './common/detect-file';
export type { Ignore } from './common/ignores';
export type { FileKind } from './common/kind';
export { placed } from './common/placed';
export type { Presence, PresenceReference } from './presence';

/** Every kind of file whose text is read, one for each folder beside this file; `presence` goes by names alone. */
export const fileKinds: readonly FileKind[] = [
  githubWorkflows,
  devcontainer,
  packageJson,
  deno,
  vscode,
  mcp,
  mcpToml,
  mcpYaml,
  mcpAgents,
  dockerfile,
  compose,
  shellScripts,
  lockFiles,
  pythonRequirements,
  pyproject,
  pipfile,
  conda,
  cargo,
  goMod,
  preCommit,
  gitHooks,
  lefthook,
  lefthookToml,
  makefile,
  justfile,
  taskfile,
  procfile,
  brewfile,
  toolVersions,
  mise,
  nix,
  devbox,
  gitpod,
  gitlabCi,
  azurePipelines,
  circleci,
  jenkinsfile,
  otherPipelines,
];

/** Reads the files of folders, for one set of policies. Make a new one when the policies change. */
export interface FilesDetector {
  /** The kinds that a path is of by its name; none for most files. */
  readonly kindsOf: (path: string) => readonly FileKind[];
  /** Whether a file without an ending may be a script: its first line tells. */
  readonly mayBeScript: (path: string) => boolean;
  /** Whether the text may name anything that the policies restrict; no parser is needed to ask. */
  readonly concerns: (text: string) => boolean;
  readonly detect: (file: FileInput, kinds: readonly FileKind[]) => Promise<FileDetection>;
  readonly presence: Presence;
  /** Of every file that it reads or finds, in the form that editors search by. */
  readonly globs: readonly string[];
}

export interface FilesDetectorSetup {
  readonly catalogue: Catalogue;
  readonly policies: readonly PolicyDocument[];
  /** Asked at the first shell text that concerns, once in a process. */
  readonly grammars: GrammarSource;
  /** The scripts of the package.json that holds for a folder: its own, or that of the closest folder above. */
  readonly scripts: FileContext['scripts'];
  /** `harmless` where it is known that none of them names anything of interest; files that run them then cost nothing. */
  readonly packageScripts?: PrefilterOptions['packageScripts'];
}

export function createFilesDetector(setup: FilesDetectorSetup): FilesDetector {
  const { catalogue, policies, grammars, scripts, packageScripts = 'unknown' } = setup;
  const rules = policies.flatMap((policy) => policy.rules.filter((rule) => rule.status !== 'allowed'));
  const own = compilePrefilter(wordsInFilesOfRules(rules), { packageScripts: 'harmless' });
  const wanted = compilePrefilter(wordsForFiles(policies, catalogue), { packageScripts });
  let last = { text: '', answer: false };
  const concerns = (text: string): boolean => {
    // Whether to read a file at all and whether to read its text as a shell's are one question about a whole script.
    if (text.length < worthKeeping) return mayConcern(text, wanted);
    if (text !== last.text) last = { text, answer: mayConcern(text, wanted) };
    return last.answer;
  };
  const pathsOfKinds = fileKinds.map((kind) => ({
    item: kind,
    paths: kind === mcp ? [...kind.paths, ...serverFiles(catalogue)] : kind.paths,
  }));
  const matcher = createPathMatcher(pathsOfKinds);
  const presence = createPresence(catalogue);
  let readers: Readers | undefined;
  let parsers: Parsers = { yaml: undefined, toml: undefined };
  return {
    kindsOf: (path) => matcher.match(path),
    mayBeScript: (path) => !path.slice(path.lastIndexOf('/') + 1).includes('.'),
    concerns,
    presence,
    globs: globsOf([...pathsOfKinds.flatMap(({ paths }) => paths), ...presence.globs]),
    async detect(file, given) {
      const shell = shebangShell(file.text);
      const isScript = given.length === 0 && shell !== undefined && shell !== 'other';
      const kinds = isScript ? [shellScripts] : given;
      // The parsers are the larger part of what this costs: nobody pays for those of files that are not there.
      if (parsers.yaml === undefined && kinds.some(({ format }) => format === 'yaml'))
        parsers = { ...parsers, yaml: (await import('./common/yaml')).parseYaml };
      if (parsers.toml === undefined && kinds.some(({ format }) => format === 'toml'))
        parsers = { ...parsers, toml: (await import('./common/toml')).parseToml };
      if (readers === undefined && concerns(file.text))
        readers = await (await import('../../command-reader/readers')).loadReaders(grammars);
      const isNamed = (word: string): boolean => mayConcern(word, own);
      const context = { catalogue, concerns, isNamed, readers, parsers, scripts: file.scripts ?? scripts };
      return detectFile(file, kinds, context);
    },
  };
}

/** Below this many characters asking again is quicker than comparing. */
const worthKeeping = 4_000;

/** Braces are expanded, since not every search understands braces within braces. */
function globsOf(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap(expandBraces))].map((path) => (path.startsWith('**/') ? path : `**/${path}`));
}

/** Files in which tools of the catalogue keep their MCP servers. */
function serverFiles(catalogue: Catalogue): readonly string[] {
  return [...new Set([...catalogue.tools.values()].flatMap((tool) => tool.mcpConfigFiles ?? []))];
}
