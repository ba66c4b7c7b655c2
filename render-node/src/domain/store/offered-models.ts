import type { Model } from '@showrunner/contract';

/** What one machine said that it can generate with. */
export type OfferedModels = { machineId: string; models: Model[] };
