import { type LookAlike, lookAlikes } from '../../catalogue';
import { type Fault, foundText, type JsonPath } from './problem';
import { selectorFields } from './selector-fields';
import type { Review } from './warnings';
import { hasWildcard, matchesWildcard } from './wildcard';

/** Selectors that select nothing, everything, or more than meets the eye. */
export function reviewSelectors({ policy }: Review): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [index, rule] of policy.rules.entries()) {
    const common = { severity: 'warning', rule: rule.id } as const;
    for (const field of selectorFields) {
      const values = rule[field];
      if (values === undefined) continue;
      const path: JsonPath = ['rules', index, field];
      if (values.length === 0) faults.push({ code: 'empty-selector', ...common, path });
      const seen = new Set<string>();
      for (const [position, value] of values.entries()) {
        const place = [...path, position];
        const found = foundText(value);
        const folded = value.toLowerCase();
        if (seen.has(folded)) {
          faults.push({ code: 'repeated-selector', ...common, path: place, found, other: JSON.stringify(field) });
        }
        seen.add(folded);
        if (!hasWildcard(value)) continue;
        if (/^(?:[a-z-]+:|https?:\/\/)?[*./]+$/i.test(value)) {
          faults.push({ code: 'matches-everything', ...common, path: place, found });
        } else if (field === 'extensions' && rule.status !== 'allowed') {
          faults.push(...lookAlikeFaults(value, place, rule.id));
        }
      }
    }
  }
  return faults;
}

function lookAlikeFaults(pattern: string, path: JsonPath, rule: string): readonly Fault[] {
  return lookAlikes
    .filter(({ extension }) => matchesWildcard(pattern, extension, { ignoreCase: true }))
    .map((entry) => ({
      code: 'look-alike',
      severity: 'warning',
      path,
      found: foundText(pattern),
      other: `${entry.extension}, ${description(entry)}`,
      rule,
    }));
}

function description({ why, tool }: LookAlike): string {
  const of = tool === undefined ? '' : ` of ${tool}`;
  switch (why) {
    case 'translation':
      return `a translation${of} and not the tool itself`;
    case 'security':
      return 'a security tool and no assistant';
    case 'cloud-toolkit':
      return 'a cloud toolkit and no assistant';
    case 'hosts-assistant':
      return `which does other work and only contains an assistant${tool === undefined ? '' : ` (${tool})`}`;
    case 'unofficial':
      return `an unofficial front end${of}`;
  }
}
