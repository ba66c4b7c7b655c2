import { runCommand } from './bootstrap.mjs';
import { ensureDiffusion } from './setup/diffusion.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';
import { ensureTestPackages } from './setup/test-packages.mjs';

await runCommand(async () => {
	const python = await oneAtATime('setup', async () => {
		const found = await ensureDiffusion();
		await ensureTestPackages(found);
		return found;
	});
	console.log(`The diffusion worker runs with ${python}`);
	return 0;
});
