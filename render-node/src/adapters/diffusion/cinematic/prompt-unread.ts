import type { Warning } from '@showrunner/contract';
import type { GenerationRequest } from '../../../domain/diffusion/generation.js';
import { cinematicCard } from './cinematic-card.js';

/** Said of every clip that was asked for in words. */
export const promptUnread = ({ prompt }: GenerationRequest): Warning[] => {
	const message = `${cinematicCard.label} moves a camera over the still as it is, so the prompt was not read`;
	return prompt === '' ? [] : [{ code: 'option-unsupported', message, field: 'prompt' }];
};
