/** The page that stands for the made-up organisation's own about a tool. */
export function demoReasons(tool: string): readonly string[] {
  return [
    `This page stands for the one where Example Group, an organisation that does not exist, gives its reasons about ${tool}.`,
    'Since 10 July 2026 the tool is not to be used for its work: its security team has not finished the review.',
    'Qoder is offered instead. Questions go to ai-governance@example.com.',
  ];
}
