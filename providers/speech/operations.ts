/** What every vendor of speech can do, in the words of the node. */
export const speechOperations = ['Generate speech', 'Get many voices'] as const;
