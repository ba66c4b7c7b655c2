import type { IExecuteFunctions, IHookFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

export const serviceCredential = 'showrunnerApi';

/** Every place of n8n from which the service is called. */
export type ServiceContext = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions;

/** What the credential form holds. */
export type ServiceCredential = { baseUrl: string; apiKey: string; n8nUrl?: string };
