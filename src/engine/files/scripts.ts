import type { FileContext } from '../../detectors/files/common/context';
import type { TextReading } from '../../folders/read-text';

type Scripts = ReturnType<FileContext['scripts']>;

/** The scripts of the package.json that holds for a folder, each manifest read once. */
export function scriptsOf(read: (path: string) => TextReading): FileContext['scripts'] {
  const known = new Map<string, Scripts | 'none'>();
  const manifestAt = (folder: string): Scripts | 'none' => {
    const found = known.get(folder);
    if (found !== undefined || known.has(folder)) return found;
    const reading = read(folder === '' ? 'package.json' : `${folder}/package.json`);
    const scripts = reading.outcome === 'text' ? scriptsIn(reading.text) : 'none';
    known.set(folder, scripts);
    return scripts;
  };
  return (folder) => {
    // A folder above the one that is looked at is nobody's to name.
    if (folder.split('/').includes('..')) return undefined;
    for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
      const scripts = manifestAt(at);
      if (scripts !== 'none') return scripts;
      if (at === '') return undefined;
    }
  };
}

/** The scripts of a manifest; none of a broken one. */
export function scriptsIn(text: string): Scripts {
  try {
    const manifest: unknown = JSON.parse(text);
    const scripts =
      typeof manifest === 'object' && manifest !== null && 'scripts' in manifest ? manifest.scripts : undefined;
    if (typeof scripts !== 'object' || scripts === null) return undefined;
    return Object.fromEntries(
      Object.entries(scripts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch (error) {
    // A broken manifest is told of where it is itself read.
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}
