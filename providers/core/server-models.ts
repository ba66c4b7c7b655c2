import { openAiManners } from './open-ai-manners';
import { readJson } from './read-json';
import { objectsIn, textIn } from './read-members';
import { acceptAnswer } from './refuse-answer';
import type { VendorContext } from './vendor-context';

/** Ids of the models that a server of one's own lists, as OpenAI's API does. */
export async function serverModels(
	label: string,
	{ http, clock, signal }: Pick<VendorContext, 'http' | 'clock' | 'signal'>,
): Promise<string[]> {
	const answer = await http.send({ method: 'GET', path: '/models', ...(signal && { signal }) });
	const body = readJson(acceptAnswer(answer, openAiManners(label), clock.now()), label);
	return objectsIn(body, 'data').flatMap((model) => textIn(model, 'id') ?? []);
}
