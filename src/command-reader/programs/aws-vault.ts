import { prefixProgram } from './shared/prefix';

/** aws-vault, aws-okta, saml2aws, chamber, envchain-like: `aws-vault exec profile -- claude`. */
export const program = prefixProgram({
  names: ['aws-vault', 'aws-okta', 'saml2aws', 'chamber', 'granted', 'assume', 'berglas', 'teller', 'phase', 'bws'],
  command: 'after-dashes',
});
