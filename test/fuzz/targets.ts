import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadBuiltInCatalogue } from '../../src/catalogue';
import { compileLayer } from '../../src/core/decisions/compile';
import { decide } from '../../src/core/decisions/decide';
import { readPolicy } from '../../src/core/policy/read';
import { detectExtensions } from '../../src/detectors/extensions/detect';
import { createFilesDetector } from '../../src/detectors/files';
import { installedGrammars } from '../command-reader/grammars';
import { repositoryRoot } from '../harness/install/cache';
import { changed } from './changes';
import { lineTargets } from './command-lines';
import { oneOf } from './lines';
import type { Target } from './target';

const catalogue = loadBuiltInCatalogue();

/** Everything that reads what strangers write. */
export async function allTargets(): Promise<readonly Target[]> {
  return [policies, manifests, ...(await lineTargets()), ...files()];
}

const samples = textsBelow(join(repositoryRoot, 'media', 'samples'));

/** Whatever the text: an answer with bounded words, the same again; and what is accepted can be decided with. */
const policies: Target = {
  name: 'policy texts',
  atMost: 150,
  generate: (random) => changed(oneOf(samples, random).text, random),
  faultOf: (text) => {
    for (const layer of ['organization', 'workspace'] as const) {
      const reading = readPolicy(text, { layer, reader: 'client' });
      if (reading.problems.length > 201) return `${reading.problems.length} problems`;
      if (reading.problems.some(({ message }) => message.length > 1_000)) return 'a problem told at length';
      if (reading.problems.some(({ offset, length }) => offset < 0 || offset + length > text.length + 1))
        return 'a problem outside of the text';
      if (reading.outcome !== 'ok') continue;
      const compiled = compileLayer({ layer, policy: reading.policy, signed: false, catalogue });
      decide(
        [compiled],
        { tool: 'claude-code', extension: 'anthropic.claude-code', assistant: true },
        { now: 0, windowRepositories: [] },
      );
    }
    return undefined;
  },
};

const manifestText = JSON.stringify({
  name: 'x',
  displayName: 'X',
  publisher: 'y',
  version: '1.0.0',
  categories: ['AI', 'Chat', 'Other'],
  keywords: ['chatgpt', 'claude', 'copilot'],
  extensionPack: ['anthropic.claude-code'],
  extensionDependencies: ['github.copilot'],
  contributes: {
    chatParticipants: [{ id: 'x.y', name: 'y', fullName: 'Y' }],
    languageModelTools: [{ name: 'z', displayName: 'Z' }],
    mcpServerDefinitionProviders: [{ id: 'm', label: 'M' }],
    languageModelChatProviders: { vendor: 'v' },
  },
});

const manifests: Target = {
  name: 'manifests',
  atMost: 50,
  generate: (random) => changed(manifestText, random),
  faultOf: (text) => {
    const manifest = parsed(text);
    const found = detectExtensions(
      [{ id: 'y.x', version: '1.0.0', displayName: 'X', active: true, builtIn: false, manifest }],
      catalogue,
    );
    return JSON.stringify(found).length > 20_000 ? 'its findings are at length' : undefined;
  },
};

/** What cannot be parsed is read as the text that it is: a manifest's parts may have any type. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {
      name: text,
      contributes: { chatParticipants: [text, { id: text }], [text]: text },
      keywords: text,
      extensionPack: text,
    };
  }
}

/** Kinds that the fixture repository has no file of. */
const more: readonly (readonly [path: string, text: string])[] = [
  [
    'pyproject.toml',
    '[project]\nname = "x"\ndependencies = ["aider-chat>=1"]\n[tool.poetry.dependencies]\nopenai = "^1"\n[tool.taskipy.tasks]\nai = "claude -p x"\n',
  ],
  [
    'mise.toml',
    '[tools]\n"npm:@openai/codex" = "latest"\nclaude = "2"\n[tasks.ai]\nrun = ["claude", "codex exec x"]\n',
  ],
  ['Cargo.toml', '[dependencies]\nx = "1"\n[package.metadata]\ny = 1\n'],
  [
    '.gitlab-ci.yml',
    'a:\n  image: node:20\n  before_script: &s\n    - npm i -g @openai/codex\n  script:\n    - *s\n    - |\n      claude -p x\n',
  ],
  [
    '.circleci/config.yml',
    'version: 2.1\njobs:\n  a:\n    docker: [{ image: "cimg/node" }]\n    steps:\n      - run: { command: "claude -p x" }\n',
  ],
  ['azure-pipelines.yml', 'steps:\n- script: claude -p x\n- bash: |\n    codex exec y\n'],
  ['Jenkinsfile', 'pipeline { stages { stage("x") { steps { sh \'claude -p x\'; sh """\ncodex exec\n""" } } } }\n'],
  ['Brewfile', 'brew "aider"\ncask "claude-code"\n'],
  ['flake.nix', '{ outputs = { pkgs }: { packages = with pkgs; [ claude-code pkgs.aider-chat ]; }; }\n'],
  ['justfile', 'ai x:\n  claude -p {{x}}\n'],
  ['Taskfile.yml', 'tasks:\n  ai:\n    cmds: [claude -p x, { cmd: codex }]\n'],
  ['go.mod', 'module x\nrequire (\n\tgithub.com/x/y v1.0.0\n)\n'],
  [
    '.pre-commit-config.yaml',
    'repos:\n- repo: https://github.com/Aider-AI/aider\n  rev: v1\n  hooks: [{ id: aider, entry: claude -p }]\n',
  ],
  ['environment.yml', 'dependencies:\n  - python=3\n  - pip:\n    - aider-chat==0.1\n'],
];

/** One target for each file: whatever the text, places that lie within it, the same again. */
function files(): readonly Target[] {
  const detector = createFilesDetector({
    catalogue,
    policies: [{ version: 1, organization: 'Example Group', serial: 1, unlisted: 'banned', rules: [] }],
    grammars: installedGrammars,
    scripts: () => ({ ai: 'claude -p x' }),
  });
  const fixtures = textsBelow(join(repositoryRoot, 'test', 'fixtures', 'repository'));
  const known = [...fixtures.map(({ path, text }) => [path, text] as const), ...more].filter(
    ([path, text]) => text !== '' && (detector.kindsOf(path).length > 0 || text.startsWith('#!')),
  );
  return known.map(([path, text]) => ({
    name: `file ${path}`,
    atMost: 250,
    generate: (random) => changed(text, random),
    faultOf: async (input) => {
      const detection = await detector.detect({ path, text: input }, detector.kindsOf(path));
      const lines = input.split(/\r\n|\n|\r/).length;
      if (detection.references.some(({ start, end }) => start < 0 || end < start || end > input.length))
        return 'a place outside of the text';
      if (detection.references.some(({ line }) => line < 1 || line > lines)) return 'a line that is not there';
      if (detection.unreadable.some(({ line }) => line < 1 || line > lines))
        return 'an unreadable line that is not there';
      return undefined;
    },
  }));
}

function textsBelow(folder: string): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(folder, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
}
