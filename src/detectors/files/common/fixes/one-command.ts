/** Whether a text for a shell is one command, so that nothing else is lost with it. A pipe counts as one. */
export function isOneCommand(text: string): boolean {
  const trimmed = text.trim();
  if (/[\r\n]/.test(trimmed)) return false;
  const bare = trimmed.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '""').replace(/\$\{\{[^}]*\}\}/g, '');
  return !/&&|\|\||;|&(?!\d|>)|^\s*(?:if|for|while|until|case|function)\b|[{(]\s*$/.test(bare.replace(/[<>]&|&>/g, ''));
}
