export { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';
