import { commands } from '../vscode/contributions';

/** Of notices that show themselves; they register these. Everything else is an action. */
const ofNotices = [
  'showStatus',
  'showPolicy',
  'showFindings',
  'groupFindingsByTool',
  'groupFindingsByPlace',
  'filterFindings',
  'clearFindingsFilter',
] as const satisfies readonly CommandName[];

type CommandName = keyof typeof commands;

export type DeedName = Exclude<CommandName, (typeof ofNotices)[number]>;

/** What a command does. From the Command Palette it is given nothing, by a button or a key binding anything. */
export type Deed = (...values: unknown[]) => unknown;

export type Deeds = Readonly<Record<DeedName, Deed>>;

export const deedNames = (Object.keys(commands) as CommandName[]).filter(isDeed);

function isDeed(name: CommandName): name is DeedName {
  return !ofNotices.some((other) => other === name);
}
