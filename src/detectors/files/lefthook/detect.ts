export { detectLefthook as detect } from '../common/lefthook';
