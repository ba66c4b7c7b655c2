# One build for all images: `render-node` is the service, `render-node-gpu` the same with Python's diffusion libraries,
# `n8n` is n8n with the pack installed.
ARG NODE_VERSION=24
ARG N8N_VERSION=2.41.1

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /src
COPY . .
RUN npm run build
# The service with the packages that it runs with, and the pack as npm would install it.
RUN node .toolchain/node_modules/pnpm/bin/pnpm.mjs --filter @showrunner/render-node deploy --prod --legacy --ignore-scripts /out/render-node \
	&& npm pack --ignore-scripts --pack-destination /out \
	&& npm install --prefix /out/nodes --ignore-scripts --legacy-peer-deps --offline --no-audit --no-fund /out/n8n-nodes-showrunner-*.tgz

FROM node:${NODE_VERSION}-bookworm-slim AS render-node
RUN apt-get update \
	&& apt-get install -y --no-install-recommends \
		ffmpeg \
		fonts-noto-core \
		fonts-noto-cjk \
		fonts-noto-color-emoji \
		festival \
		festvox-us-slt-hts \
		espeak-ng \
	&& rm -rf /var/lib/apt/lists/*
COPY --from=build /out/render-node /app
RUN install -d -o node -g node /data
WORKDIR /data
USER node
ENV NODE_ENV=production \
	SHOWRUNNER_HOST=0.0.0.0 \
	SHOWRUNNER_PORT=4810 \
	SHOWRUNNER_DATA_DIR=/data
EXPOSE 4810
VOLUME /data
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
	CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.SHOWRUNNER_PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "/app/dist/main.js"]

# torch brings its own CUDA libraries; the driver comes from the host by way of the NVIDIA container toolkit.
FROM render-node AS render-node-gpu
USER root
RUN apt-get update \
	&& apt-get install -y --no-install-recommends python3 python3-venv \
	&& rm -rf /var/lib/apt/lists/*
RUN python3 -m venv /opt/diffusion \
	&& /opt/diffusion/bin/pip install --no-cache-dir -r /app/diffusion/requirements.txt
USER node
ENV SHOWRUNNER_PYTHON=/opt/diffusion/bin/python

# n8n finds community nodes in .n8n/nodes. Nothing else of that folder is kept: the database holds what matters.
FROM n8nio/n8n:${N8N_VERSION} AS n8n
COPY --from=build --chown=node:node /out/nodes /home/node/.n8n/nodes
