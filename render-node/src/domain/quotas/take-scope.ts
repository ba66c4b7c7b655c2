/** Scope of the request keys of one quota's takes. */
export const takeScope = (quotaId: string): string => `takeQuota:${quotaId}`;
