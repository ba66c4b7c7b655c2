/**
 * What a model answers that gives each scene a score of 0 to 1 and a reason.
 * @param more what it tells of each scene beside them, as properties of a JSON Schema
 */
export const scoredScenesForm = <More extends Record<string, object>>(ids: readonly string[], more: More) =>
	({
		type: 'object',
		properties: {
			scenes: {
				type: 'array',
				items: {
					type: 'object',
					properties: {
						id: { type: 'string', enum: ids },
						score: { type: 'number', minimum: 0, maximum: 1 },
						reason: { type: 'string', description: 'One short sentence in English' },
						...more,
					},
				},
			},
		},
	}) as const;
