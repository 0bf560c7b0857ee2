export { createPresence, type Presence, type PresenceReference } from './detect';
