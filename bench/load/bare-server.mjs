import express from 'express';

/** The least that any service on Express does for such a request: one route, one object, as JSON. */
const job = JSON.parse(process.argv[2] ?? '{}');
const app = express();
app.get('/v1/jobs/:jobId', (request, response) => {
	response.json({ ...job, id: request.params.jobId });
});
const server = app.listen(0, '127.0.0.1', () => {
	const address = server.address();
	process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
});
