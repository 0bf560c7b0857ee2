import { readBuiltInTools } from './built-in';
import { type Catalogue, createCatalogue } from './catalogue';

let loaded: Catalogue | undefined;

/** The catalogue that ships with the product, built at the first call and kept. */
export function loadBuiltInCatalogue(): Catalogue {
  loaded ??= createCatalogue(readBuiltInTools());
  return loaded;
}
