export { type Catalogue, createCatalogue, type OwnedBinary } from './catalogue';
export { loadBuiltInCatalogue } from './load';
export { type LookAlike, lookAlike, lookAlikes } from './look-alikes';
export { type CatalogueProblem, withOrganizationTools } from './organization-tools';
export { searchTools } from './search';
