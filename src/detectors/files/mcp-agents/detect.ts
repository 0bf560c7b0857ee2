export { readServersFile as detect } from '../common/mcp-servers';
