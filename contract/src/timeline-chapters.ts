import { z } from 'zod';
import { limits } from '../vocabulary.js';
import { millisecondsSchema } from './scalars.js';

const titleSchema = z.string().trim().min(1).max(100);

const chapterAtTimeSchema = z.strictObject({
	startMs: millisecondsSchema.meta({ description: 'On the clock of the scenes.' }),
	title: titleSchema,
});
const chapterOfSceneSchema = z.strictObject({
	sceneId: z.string().min(1).max(100).meta({ description: 'Begins with this scene.' }),
	title: titleSchema,
});

/** What a player lists to jump to. Written into the MP4; the first frame to the last is covered by them. */
export const chaptersSchema = z
	.union([
		z.literal('scenes').meta({ description: "One for each scene, named by the scene's title, or else its id." }),
		z
			.array(z.union([chapterAtTimeSchema, chapterOfSceneSchema]))
			.min(1)
			.max(limits.sceneCount),
	])
	.meta({ id: 'Chapters', description: 'In the order in which they begin. Each lasts until the next one.' });
export type Chapters = z.infer<typeof chaptersSchema>;

/** What a scene is called in a list of chapters. */
export const sceneTitleSchema = titleSchema.meta({ description: 'Names its chapter.' });

export const placedChapterSchema = z
	.object({ startMs: millisecondsSchema, endMs: millisecondsSchema, title: z.string() })
	.meta({ id: 'PlacedChapter' });
export type PlacedChapter = z.infer<typeof placedChapterSchema>;
