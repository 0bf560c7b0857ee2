import { dayOf, momentOf } from '../explain/dates';
import type { Speech } from '../explain/speech';
import type { Report, ReportedFinding, ReportedPolicy, ReportedRule } from './report';

/** A page to read, in the reader's language. What comes from policies and repositories is escaped: it is text here too. */
export function reportAsMarkdown(report: Report, speech: Speech): string {
  const { t } = speech;
  return [
    `# ${t('AI tools found, by rule')}`,
    '',
    t('Made {0}. It was written to this file and sent to nobody.', momentOf(speech.now, { ...speech, now: 0 })),
    '',
    ...report.policies.map((policy) => `- ${policyLine(policy, speech)}`),
    ...(report.policies.length === 0 ? [`- ${t('No policy is configured.')}`] : []),
    '',
    ...(report.rules.length === 0 && isAnyInForce(report) ? [t('Nothing here conflicts with the policy.'), ''] : []),
    ...report.rules.flatMap((rule) => ruleLines(rule, speech)),
    ...(report.unreadable.length === 0
      ? []
      : [`## ${t('Could not be read')}`, '', ...report.unreadable.map((one) => `- ${escaped(one)}`), '']),
    `## ${t('Looked at')}`,
    '',
    t(
      '{0} extensions, {1} commands, {2} language models, {3} MCP servers. In {4} files something was found.',
      report.lookedAt.extensions,
      report.lookedAt.commands,
      report.lookedAt.models,
      report.lookedAt.mcpServers,
      report.lookedAt.files,
    ),
    '',
  ].join('\n');
}

/** Without a policy nothing is said of what would be allowed. */
function isAnyInForce({ policies }: Report): boolean {
  return policies.some(({ serial }) => serial !== undefined);
}

function policyLine({ layer, organization, serial, status }: ReportedPolicy, { t }: Speech): string {
  if (layer === 'workspace') return t('The policy file of this repository.');
  if (serial === undefined) return t('A policy is configured and none is in force ({0}).', status);
  return t('The policy of {0}, serial {1} ({2}).', escaped(organization), serial, status);
}

function ruleLines(rule: ReportedRule, speech: Speech): readonly string[] {
  const { t } = speech;
  const facts = [
    statusWord(rule, speech),
    ...(rule.organization === undefined || rule.organization === '' ? [] : [escaped(rule.organization)]),
    ...(rule.from === undefined ? [] : [t('from {0}', escaped(dayOf(rule.from, speech)))]),
    ...(rule.audit ? [t('audit only: nothing is enforced')] : []),
  ];
  return [
    `## ${rule.rule === 'unlisted' ? t('AI assistants that the policy does not list') : escaped(rule.rule)}`,
    '',
    `${facts.join(' · ')}${link(rule.rationaleUrl, speech)}`,
    '',
    ...(rule.reason === undefined ? [] : [`> ${escaped(rule.reason)}`, '']),
    ...rule.findings.map((finding) => `- ${findingLine(finding)}`),
    '',
  ];
}

function statusWord({ status }: ReportedRule, { t }: Speech): string {
  switch (status) {
    case 'banned':
      return t('banned');
    case 'restricted':
      return t('only with approval');
    case 'announced':
      return t('announced');
    case 'allowed':
      return t('allowed');
  }
}

function findingLine({ name, version, place, standing }: ReportedFinding): string {
  const what = version === undefined ? name : `${name} ${version}`;
  return [escaped(what), escaped(standing), escaped(place)].join(' · ');
}

/** The one link, as the policy has it: https only, with nothing in it that could end it. */
function link(url: string | undefined, { t }: Speech): string {
  if (url === undefined || !/^https:\/\//i.test(url)) return '';
  const safe = url.replace(/[\s<>()\\"'`[\]]/g, (character) => `%${hex(character)}`);
  return ` · [${t('Why?')}](${safe})`;
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0');
}

/**
 * As text wherever it stands, also at the beginning of a list item or heading, and no address in it becomes a link by itself.
 * No more than that is escaped, for the file is read as it is too.
 */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|~&$]/g, '\\$&')
    .replace(/:(?=\/\/)|@|(?<=\bwww)\./gi, '\\$&')
    .replace(/^[-+=#!]|(?<=^\d{1,9})[.)]/, '\\$&');
}
