/** In each folder of shims, of any editor: whoever looks for the program itself passes such a folder over. */
export const marker = '.ai-tool-policy-shims';

/** What shims note of their last run: process, what was said, and the program started. Never arguments. */
export const toldFolder = '.told';

/** Who wants a folder of shims. */
export const leaseFolder = '.leases';

/** Texts of the Windows shims. */
export const textFolder = '.texts';
