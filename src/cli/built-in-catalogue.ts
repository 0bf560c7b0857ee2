import type { Catalogue } from '../catalogue';

/** The catalogue, loaded when a subcommand asks for it: most of the bundle is its data. */
export async function builtInCatalogue(): Promise<Catalogue> {
  const { loadBuiltInCatalogue } = await import('../catalogue/load');
  return loadBuiltInCatalogue();
}
