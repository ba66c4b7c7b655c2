import { runCommand } from './bootstrap.mjs';
import { ensureDiffusion } from './setup/diffusion.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';

await runCommand(async () => {
	const python = await oneAtATime('setup', ensureDiffusion);
	console.log(`The diffusion worker runs with ${python}`);
	return 0;
});
