import type { Found, OpenedFile } from '../common/kind';
import { entriesOf, field, textOf, type Value } from '../common/tree';

const tables = ['dependencies', 'dev-dependencies', 'build-dependencies'];

/** https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html */
export function detect({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    const owners = [root, field(root, 'workspace'), ...entriesOf(field(root, 'target')).map(({ value }) => value)];
    for (const owner of owners) for (const table of tables) readTable(field(owner, table), found);
  }
}

function readTable(table: Value | undefined, found: Found): void {
  for (const { key, value } of entriesOf(table)) {
    const name = textOf(field(value, 'package')) ?? key.text;
    const version = /^=\s*(\d\S*)$/.exec(textOf(value) ?? textOf(field(value, 'version')) ?? '')?.[1];
    found.package(`cargo:${name}`, version, 'install', key);
  }
}
