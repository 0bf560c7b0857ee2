/** An extension whose name or description makes it look like an AI assistant, and why it is not taken for one. */
export interface LookAlike {
  readonly extension: string;
  readonly why: LookAlikeReason;
  /** The catalogue's tool that lives in it or that it is about, if any. */
  readonly tool?: string;
}

export type LookAlikeReason =
  /** Makes another tool speak a language. */
  | 'translation'
  /** Watches or scans, and offers no assistance. */
  | 'security'
  /** A vendor's ordinary toolkit; its assistant is an extension of its own. */
  | 'cloud-toolkit'
  /** Does ordinary work and holds an assistant that can be switched on; the id alone shows nothing. */
  | 'hosts-assistant'
  /** Somebody else's front end of a tool, not the vendor's. */
  | 'unofficial';

/** Extensions that a pattern or a word search would take for an assistant. The sources are those of the tools that they name. */
export const lookAlikes: readonly LookAlike[] = [
  { extension: 'zstings.claude-code-zh-cn', why: 'translation', tool: 'claude-code' },
  { extension: 'Cisco-AI.cisco-ai-security-scanner', why: 'security' },
  { extension: 'datadog.ide-shepherd-extension', why: 'security' },
  { extension: 'AmazonWebServices.aws-toolkit-vscode', why: 'cloud-toolkit', tool: 'amazon-q' },
  { extension: 'googlecloudtools.cloudcode', why: 'cloud-toolkit', tool: 'gemini-code-assist' },
  { extension: 'Atlassian.atlascode', why: 'hosts-assistant', tool: 'rovo-dev' },
  { extension: 'GitLab.gitlab-workflow', why: 'hosts-assistant', tool: 'gitlab-duo' },
  { extension: 'DBCode.dbcode', why: 'hosts-assistant', tool: 'dbcode' },
  { extension: 'yushuailong.qodercli-for-vscode', why: 'unofficial', tool: 'qoder' },
];

const byExtension = new Map(lookAlikes.map((entry) => [entry.extension.toLowerCase(), entry]));

/** The look-alike of an extension id, without case. */
export function lookAlike(extensionId: string): LookAlike | undefined {
  return byExtension.get(extensionId.toLowerCase());
}
