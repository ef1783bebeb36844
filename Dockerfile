# syntax=docker/dockerfile:1
# What it takes to run srm, and nothing else: no sources, no local workspace, no compiler, no npm packages but the
# few that cannot be bundled. docs/OPERATIONS.md says how it was tried.
ARG NODE=node:24-bookworm-slim

FROM ${NODE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
# No package needs a script of its own to be installed.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs && node scripts/pack.mjs /product

FROM ${NODE}
# The embedded store, unless DATABASE_URL names PostgreSQL; the one place that is written to.
RUN install -d -o 1000 -g 1000 -m 0700 /data \
  && ln -s /srm/dist/src/terminal/main.js /usr/local/bin/srm
WORKDIR /srm
COPY --from=build /product ./
ENV NODE_ENV=production DATA_DIR=/data METRICS_PORT=9464
USER 1000:1000
VOLUME /data
# 3000: Slack's requests, in HTTP mode. 9464: health and metrics, on the container's own loopback unless METRICS_HOST says more.
EXPOSE 3000 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.METRICS_PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "dist/src/main.js"]
