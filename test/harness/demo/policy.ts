/**
 * The policy of the demonstration: an organisation that does not exist bans one tool from a date on and offers
 * another. The words in it are that organisation's; the extension only passes them on.
 */
export const demoPolicy = {
  version: 1,
  organization: 'Example Group',
  serial: 7,
  issuedAt: '2026-07-03T00:00:00Z',
  homepage: 'https://intranet.example/ai-tools',
  contact: { label: 'AI governance', url: 'mailto:ai-governance@example.com' },
  rules: [
    {
      id: 'claude-code',
      tools: ['claude-code'],
      status: 'banned',
      from: '2026-07-10',
      reason: {
        en: 'Our security team has not finished its review of this tool. Until then it is not to be used for our work.',
        'zh-cn': '我们的安全团队尚未完成对该工具的审查，在此之前请勿在工作中使用。',
      },
      rationaleUrl: 'https://intranet.example/ai-tools/claude-code',
      alternatives: ['qoder'],
    },
  ],
} as const;
