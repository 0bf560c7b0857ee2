import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../src/catalogue';
import { compileLayer } from '../../src/core/decisions/compile';
import type { PolicyDocument, PolicyRule } from '../../src/core/policy/document';
import type { Layer } from '../../src/core/policy/vocabulary';
import { statePolicies } from '../../src/engine/state-policies';

const catalogue = loadBuiltInCatalogue();

function stated(rule: Partial<PolicyRule>, rest: Partial<PolicyDocument> = {}, layer: Layer = 'organization') {
  const policy = {
    version: 1,
    organization: 'Example Group',
    serial: 1,
    rules: [{ id: 'one', status: 'banned', ...rule }],
    ...rest,
  } as PolicyDocument;
  const compiled = compileLayer({ layer, policy, signed: false, catalogue });
  const [first] = statePolicies({ sources: [], layers: [compiled], catalogue });
  assert.ok(first?.rules[0]);
  return { ...first, ...first.rules[0] };
}

describe('policies as people read them', () => {
  it('name tools and vendors as the catalogue does, and the rest as the policy does', () => {
    const { names } = stated({
      tools: ['claude-code', 'in-no-catalogue'],
      vendors: ['Anthropic'],
      extensions: ['a.b'],
      commands: ['x'],
      packages: ['npm:p'],
      models: ['m*'],
      mcpServers: ['npm:s'],
    });
    assert.deepEqual(
      names.map(({ kind, name }) => `${kind} ${name}`),
      [
        'tool Claude Code',
        'tool in-no-catalogue',
        'vendor Anthropic',
        'extension a.b',
        'command x',
        'package npm:p',
        'model m*',
        'mcp-server npm:s',
      ],
    );
  });

  it('say what may be done, not what was written: an unsigned policy stops and disables nothing', () => {
    const { enforcement } = stated({ terminal: 'block', extension: 'disable' });
    assert.deepEqual([enforcement.terminal, enforcement.extension], ['confirm', 'offer']);
  });

  it('fill in the page for exceptions as far as the rule goes', () => {
    const exceptionUrl = 'https://intranet.example/ask?tool={tool}&rule={rule}&item={item}';
    const filled = 'https://intranet.example/ask?tool=claude-code&rule=one&item=';
    assert.equal(stated({ tools: ['claude-code'] }, { exceptionUrl }).exceptionUrl, filled);
    assert.equal(stated({ tools: ['claude-code'], status: 'allowed' }, { exceptionUrl }).exceptionUrl, undefined);
    assert.equal(stated({ tools: ['claude-code'] }, { exceptionUrl }, 'workspace').exceptionUrl, undefined);
  });

  it('resolve alternatives, and let a repository have nothing installed', () => {
    assert.equal(stated({ alternatives: ['qoder'] }).alternatives[0]?.name, 'Qoder');
    const own = [{ name: 'Own', extension: 'a.b', guideUrl: 'https://intranet.example/guide' }];
    assert.deepEqual(stated({ alternatives: own }).alternatives, [
      { name: 'Own', extension: 'a.b', url: 'https://intranet.example/guide' },
    ]);
    assert.equal(stated({ alternatives: own }, {}, 'workspace').alternatives[0]?.extension, undefined);
  });
});
