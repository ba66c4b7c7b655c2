/** Where pg-boss keeps its tables, apart from ours and from any other user of pg-boss. */
export const queueSchema = 'showrunner_queue';
