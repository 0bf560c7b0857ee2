/** The fields by which a rule says what it is about, in the order in which they are named to people. */
export const selectorFields = [
  'tools',
  'vendors',
  'extensions',
  'commands',
  'packages',
  'models',
  'mcpServers',
] as const;
export type SelectorField = (typeof selectorFields)[number];
