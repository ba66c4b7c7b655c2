import { runCommand } from './bootstrap.mjs';
import { ensureDiffusion } from './setup/diffusion.mjs';
import { ensureMoto } from './setup/moto.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';
import { ensureOtio } from './setup/otio.mjs';

await runCommand(async () => {
	const python = await oneAtATime('setup', async () => {
		const found = await ensureDiffusion();
		await ensureOtio(found);
		await ensureMoto(found);
		return found;
	});
	console.log(`The diffusion worker runs with ${python}`);
	return 0;
});
