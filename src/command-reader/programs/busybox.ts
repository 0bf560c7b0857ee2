import type { Program } from './program';
import { runWords } from './shared/prefix';

/** busybox and toybox: the applet is the next word. */
export const program: Program = {
  names: ['busybox', 'toybox'],
  read: (words) => runWords(words),
};
