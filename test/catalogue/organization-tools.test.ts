import assert from 'node:assert/strict';
import * as v from 'valibot';
import { type CatalogueProblem, loadBuiltInCatalogue, withOrganizationTools } from '../../src/catalogue';
import { type OrganizationToolInput, organizationToolSchema, toolSchema } from '../../src/catalogue/schema';
import type { Tool } from '../../src/catalogue/tool';

const builtIn = loadBuiltInCatalogue();

describe('organization’s own tools', () => {
  it('add to every look-up, and leave the built-in catalogue as it is', () => {
    const { catalogue, problems } = withOrganizationTools(builtIn, [
      own({ id: 'helper', name: 'Helper', formerIds: ['old-helper'], extensions: ['Example.Helper'] }),
    ]);
    assert.deepEqual(problems, []);
    assert.equal(catalogue.tool('old-helper')?.id, 'helper');
    assert.equal(catalogue.toolsByExtension('example.helper')[0]?.id, 'helper');
    assert.equal(catalogue.tool('claude-code'), builtIn.tool('claude-code'));
    assert.equal(builtIn.tool('helper'), undefined);
  });

  it('stay the very objects that the policy holds when nothing of them is claimed', () => {
    const tool = own({ id: 'helper', name: 'Helper', packages: ['npm:@example/helper'] });
    assert.equal(withOrganizationTools(builtIn, [tool]).catalogue.tool('helper'), tool);
  });

  const refused: readonly {
    readonly of: string;
    readonly tools: OrganizationToolInput[];
    readonly problems: readonly CatalogueProblem[];
  }[] = [
    {
      of: 'a known id',
      tools: [{ id: 'claude-code', name: 'Ours', extensions: ['example.ours'] }],
      problems: [{ problem: 'known-id', tool: 'claude-code', value: 'claude-code', owner: 'claude-code' }],
    },
    {
      of: 'a former id',
      tools: [{ id: 'windsurf', name: 'Ours' }],
      problems: [{ problem: 'known-id', tool: 'windsurf', value: 'windsurf', owner: 'devin' }],
    },
    {
      of: 'a known extension in another letter case',
      tools: [{ id: 'ours', name: 'Ours', extensions: ['ANTHROPIC.claude-code'] }],
      problems: [claimed('extensions', 'ANTHROPIC.claude-code', 'claude-code')],
    },
    {
      of: 'a known program',
      tools: [{ id: 'ours', name: 'Ours', binaries: [{ name: 'claude' }] }],
      problems: [claimed('binaries', 'claude', 'claude-code')],
    },
    {
      of: 'a known package in another spelling',
      tools: [{ id: 'ours', name: 'Ours', packages: ['pypi:Aider_Chat'] }],
      problems: [claimed('packages', 'pypi:Aider_Chat', 'aider')],
    },
    {
      of: 'a known install script',
      tools: [{ id: 'ours', name: 'Ours', installScripts: ['https://claude.ai/install.sh?x=1'] }],
      problems: [claimed('installScripts', 'https://claude.ai/install.sh?x=1', 'claude-code')],
    },
    {
      of: 'a former id that is a known tool’s',
      tools: [{ id: 'ours', name: 'Ours', formerIds: ['codex'] }],
      problems: [claimed('formerIds', 'codex', 'openai-codex')],
    },
    {
      of: 'what an earlier one of the list has',
      tools: [
        { id: 'first', name: 'First', extensions: ['example.one'] },
        { id: 'ours', name: 'Ours', extensions: ['Example.One'] },
        { id: 'first', name: 'First again' },
      ],
      problems: [
        claimed('extensions', 'Example.One', 'first'),
        { problem: 'known-id', tool: 'first', value: 'first', owner: 'first' },
      ],
    },
  ];
  for (const { of, tools, problems } of refused) {
    it(`cannot redefine ${of}`, () => {
      const result = withOrganizationTools(builtIn, tools.map(own));
      assert.deepEqual(result.problems, problems);
      assert.deepEqual(result.catalogue.toolsByExtension('anthropic.claude-code'), [builtIn.tool('claude-code')]);
      assert.deepEqual(
        result.catalogue.toolsByBinary('claude').map(({ tool }) => tool.id),
        ['claude-code'],
      );
    });
  }

  it('are bounded work: a thousand of them', () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      own({ id: `own-${index}`, name: `Own ${index}`, extensions: [`example.own-${index}`] }),
    );
    const { catalogue, problems } = withOrganizationTools(builtIn, many);
    assert.deepEqual(problems, []);
    assert.equal(catalogue.tools.size, builtIn.tools.size + 1000);
  });
});

describe('schema of an organization’s own tool', () => {
  it('needs an id and a name, and fills in the rest', () => {
    assert.deepEqual(own({ id: 'helper', name: 'Helper' }), {
      id: 'helper',
      name: 'Helper',
      vendor: { id: 'organization', name: 'Your organisation' },
      kinds: ['other'],
      sources: [],
    });
  });

  it('is laxer than that of the built-in catalogue, which asks for vendor, kinds and sources', () => {
    const bare = v.safeParse(toolSchema, { id: 'helper', name: 'Helper' });
    assert.deepEqual(
      bare.issues?.map((issue) => v.getDotPath(issue)),
      ['vendor', 'kinds', 'sources'],
    );
  });

  const faults: readonly (readonly [fault: string, tool: Record<string, unknown>, issue: string])[] = [
    [
      'id with capitals',
      { id: 'Helper' },
      'id: expected lower-case letters, digits and single hyphens, such as `example-assistant`',
    ],
    ['id of 65 characters', { id: 'a'.repeat(65) }, 'id: expected at most 64 characters'],
    ['empty name', { name: '' }, 'name: expected a text that is not empty'],
    [
      'control character',
      { name: 'In\u001bhouse' },
      'name: expected plain text without control characters and broken Unicode',
    ],
    ['number for a name', { name: 7 }, 'name: expected a text'],
    ['plain http', { homepage: 'http://example.com' }, 'homepage: expected an https address'],
    ['extension without publisher', { extensions: ['helper'] }, 'extensions.0: expected `publisher.name`'],
    ['pattern for an extension', { extensions: ['example.*'] }, 'extensions.0: expected `publisher.name`'],
    ['text for a list', { extensions: 'example.helper' }, 'extensions: expected a list'],
    ['101 extensions', { extensions: Array(101).fill('a.b') }, 'extensions: expected at most 100 entries'],
    [
      'program with a folder',
      { binaries: [{ name: 'bin/helper' }] },
      'binaries.0.name: expected the name of a program, without folders',
    ],
    [
      'unknown field of a form',
      { binaries: [{ name: 'x', form: { only: true } }] },
      'binaries.0.form.only: unknown field "only"',
    ],
    [
      'path out of the repository',
      { workspaceFiles: ['../x'] },
      'workspaceFiles.0: expected a path within a repository, with `/` between folders and none at the start',
    ],
    [
      'prefix without a full stop',
      { settingsPrefixes: ['example'] },
      'settingsPrefixes.0: expected a prefix that ends in a full stop, such as `example.`',
    ],
    ['sdk beside another kind', { kinds: ['sdk', 'cli'] }, 'kinds: expected `sdk` to stand alone'],
    ['no kind', { kinds: [] }, 'kinds: expected at least one kind'],
    ['unknown field', { extension: 'example.helper' }, 'extension: unknown field "extension"'],
  ];
  for (const [fault, tool, issue] of faults) {
    it(`says what it expected: ${fault}`, () => {
      const result = v.safeParse(organizationToolSchema, { id: 'helper', name: 'Helper', ...tool });
      assert.deepEqual(
        result.issues?.map((found) => `${v.getDotPath(found)}: ${found.message}`),
        [issue],
      );
    });
  }

  it('names the prefixes when a package has none of them', () => {
    const result = v.safeParse(organizationToolSchema, {
      id: 'helper',
      name: 'Helper',
      packages: ['helper', 'npm:', 'npm:a*'],
    });
    assert.equal(result.issues?.length, 3);
    assert.match(
      result.issues?.[0]?.message ?? '',
      /^expected a package such as `npm:@scope\/name`; the prefixes are npm, pypi,/,
    );
  });
});

function own(input: OrganizationToolInput): Tool {
  return v.parse(organizationToolSchema, input);
}

function claimed(
  field: 'formerIds' | 'extensions' | 'binaries' | 'packages' | 'installScripts',
  value: string,
  owner: string,
): CatalogueProblem {
  return { problem: 'claimed', field, tool: 'ours', value, owner };
}
