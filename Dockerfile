# Two stages: everything that builds stays behind. Written for Docker, and not tried with it yet: see README, "Docker".
FROM node:26-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
COPY e2e/package.json e2e/
RUN npm install --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.base.json ./
COPY shared shared
COPY client client
RUN npx vite build client

FROM node:26-slim AS modules
WORKDIR /app
COPY package.json package-lock.json ./
COPY shared/package.json shared/
COPY server/package.json server/
# The image brings Node 26 itself; the optional packages are Node 26 for machines that do not.
RUN npm install --ignore-scripts --omit=dev --omit=optional --workspace server --workspace shared --no-audit --no-fund

FROM node:26-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=modules /app/node_modules node_modules
COPY package.json ./
COPY shared shared
COPY server server
COPY --from=build /app/client/dist client/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 4600}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "server/src/main.ts"]
