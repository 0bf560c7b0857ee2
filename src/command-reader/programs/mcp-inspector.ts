import { prefixProgram } from './shared/prefix';

/** The inspector of the Model Context Protocol starts the server that it is given: https://github.com/modelcontextprotocol/inspector */
export const program = prefixProgram({
  names: ['mcp-inspector'],
  valueFlags: ['-e', '--config', '--server', '--transport', '--method', '--tool-name', '--tool-arg', '--header'],
});
