import type { Finding } from '../../core/findings/finding';

/** A finding of the inventory, and where it is. */
export interface Found {
  readonly finding: Finding;
  /** As it is shown. */
  readonly path: string;
  /** The editor that it belongs to; undefined for programs, and for servers of other tools. */
  readonly editor: string | undefined;
  /** Of that editor; empty where profiles have no part in it. */
  readonly profiles: readonly string[];
}
