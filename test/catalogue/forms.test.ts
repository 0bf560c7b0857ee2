import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../src/catalogue';
import { showsTool } from '../../src/command-reader/match';

const catalogue = loadBuiltInCatalogue();

/**
 * Which tools a program of a common name is, by the words after it. A word with a space in it stands for a quoted one; `|`
 * before the line stands for piped input. How lines become words is the command reader's and tested there.
 */
function check(line: string, expected: readonly string[]): void {
  it(`${line} → ${expected.join(', ') || 'another program'}`, () => {
    const words = Array.from(line.replace(/^\| /, '').matchAll(/"([^"]*)"|(\S+)/g));
    const [name, ...rest] = words.map(([, quoted, plain]) => quoted ?? plain ?? '');
    const use = {
      arguments: rest,
      quoted: rest.flatMap((_, index) => (words[index + 1]?.[1] === undefined ? [] : [index])),
      pipedInput: line.startsWith('| '),
    };
    const owners = catalogue.toolsByBinary(name ?? '').filter(({ binary }) => showsTool(binary.form, use));
    assert.deepEqual(
      owners.map(({ tool }) => tool.id),
      expected,
    );
  });
}

describe('forms of programs that share a name', () => {
  check('claude', ['claude-code']);
  check('claude -p x', ['claude-code']);

  check('q chat', ['amazon-q']);
  check('q translate "list the files"', ['amazon-q']);
  check('q whoami', ['amazon-q']);
  check('q', []);
  check('q feed.q -p 5000', []);

  check('goose session', ['goose']);
  check('goose run -t "fix it"', ['goose']);
  check('goose recipe validate x.yaml', ['goose']);
  check('goose', ['goose']);
  check('goose up', []);
  check('goose -dir migrations postgres dsn up', []);
  check('goose sqlite3 ./app.db status', []);
  check('goose create add_users sql', []);

  check('amp', ['amp']);
  check('amp -x "find dead code"', ['amp']);
  check('amp threads list', ['amp']);
  check('amp login', ['amp']);
  check('amp src/main.rs', []);

  check('droid', ['droid']);
  check('droid exec "fix the tests"', ['droid']);
  check('droid "fix the tests"', ['droid']);
  check('droid -r', ['droid']);
  check('droid profile.droid', []);

  check('crush', ['crush']);
  check('crush run "what is this"', ['crush']);
  check('crush --cwd /srv', ['crush']);
  check('crush -o small/ photos/a.png', []);

  check('llm "ten names for a pelican"', ['llm']);
  check('llm -m gpt-4o x', ['llm']);
  check('llm models list', ['llm']);
  check('llm', []);
  check('llm build', []);

  check('| mods', ['mods']);
  check('mods -C', ['mods']);
  check('mods "explain this"', ['mods']);
  check('mods', []);
  check('mods install', []);

  check('copilot', ['github-copilot-cli']);
  check('copilot -p "explain"', ['github-copilot-cli']);
  check('copilot --resume', ['github-copilot-cli']);
  check('copilot app init shop', []);
  check('copilot svc deploy', []);
  check('gh copilot suggest', ['github-copilot-cli']);
  check('gh models run openai/gpt-4o', ['github-models']);
  check('gh pr list', []);

  check('cursor .', ['cursor']);
  check('cursor agent', ['cursor-cli']);
  check('cursor-agent -p x', ['cursor-cli']);
  check('agent', []);

  check('cn -p "review my changes"', ['continue']);
  check('cn serve', ['continue']);
  check('cn "review my changes"', ['continue']);
  check('cn', []);
  check('cn build', []);

  check('kilo', ['kilo-code']);
  check('kilo run "fix it"', ['kilo-code']);
  check('kilo main.c', []);

  check('warp-cli agent run', ['warp']);
  check('warp-cli connect', []);
  check('oz login', ['warp']);
  check('oz', []);

  check('zed .', ['zed']);
  check('zed permission check', []);

  check('hermes chat', ['hermes-agent']);
  check('hermes start', []);
  check('hermes bundle.js', []);

  check('cortex -p "list the tables"', ['cortex-code']);
  check('cortex -config.file=a.yaml', []);

  check('vibe', ['vibe']);
  check('vibe "add a test"', ['vibe']);
  check('vibe check', []);

  check('grok', ['grok-build']);
  check('grok login', ['grok-build']);
  check('grok parse pattern', []);

  check('kimi', ['kimi-code']);
  check('kiro-cli chat', ['kiro']);
  check('acli rovodev run', ['rovo-dev']);
  check('acli jira workitem list', []);

  for (const name of ['cmd', 'cr', 'cb', 'pi', 'forge', 'muse', 'dsh']) check(name, []);
});
