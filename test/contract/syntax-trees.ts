import type { SourceFile } from 'typescript/unstable/ast';
import { createVirtualFileSystem } from 'typescript/unstable/fs';
import { API } from 'typescript/unstable/sync';

/**
 * The syntax trees of texts in TypeScript, by name: for checks that a pattern cannot do. Nothing is resolved or type-checked; a
 * text that does not parse gives a tree all the same, and is the compiler's to complain about.
 */
export function syntaxTrees(texts: Readonly<Record<string, string>>): ReadonlyMap<string, SourceFile> {
  const names = Object.keys(texts);
  const config = '/tsconfig.json';
  const options = { noLib: true, noResolve: true, types: [] };
  const api = new API({
    cwd: '/',
    fs: createVirtualFileSystem({
      ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/${name}`, text])),
      [config]: JSON.stringify({ compilerOptions: options, files: names }),
    }),
  });
  try {
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    return new Map(
      names.map((name) => {
        const tree = project?.program.getSourceFile(`/${name}`);
        if (tree === undefined) throw new Error(`${name} was not read.`);
        return [name, tree];
      }),
    );
  } finally {
    api.close();
  }
}
