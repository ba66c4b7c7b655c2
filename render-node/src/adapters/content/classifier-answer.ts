import { z } from 'zod';

export type LabelScore = { label: string; score: number };

const labelled = z.array(z.object({ label: z.string(), score: z.number().min(0).max(1) })).min(1);
const answerSchema = z.union([
	z.object({ id: z.string(), labels: z.array(labelled) }),
	z.object({ id: z.string(), error: z.string() }),
]);

/** What `showrunner_diffusion.classify` tells on one line: the labels of each picture, or why it could not look. */
export type ClassifierAnswer = z.infer<typeof answerSchema>;

/** The answer to the question `id` about so many pictures; null for anything else. */
export function parseAnswer(line: string, id: string, pictures: number): ClassifierAnswer | null {
	try {
		const answer = answerSchema.parse(JSON.parse(line));
		if (answer.id !== id || ('labels' in answer && answer.labels.length !== pictures)) return null;
		return answer;
	} catch {
		return null;
	}
}
