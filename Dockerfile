# One image for every part: worker (the default), board and the ambia command.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml tsconfig.base.json ./
COPY apps apps
COPY packages packages
RUN npx -y pnpm@12 install --frozen-lockfile \
 && npx -y pnpm@12 build \
 && rm -rf node_modules apps/*/node_modules packages/*/node_modules \
 && npx -y pnpm@12 install --frozen-lockfile --prod \
 && find apps packages -not -path '*/node_modules/*' \( -name '*.map' -o -name '*.d.ts' -o -name '.tsbuildinfo' \) -delete \
 && rm -rf apps/*/src packages/*/src

FROM node:24-bookworm-slim
ENV NODE_ENV=production HEALTH_HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app /app
USER node
EXPOSE 9464 3000
# Ready means: Redis and the database answer. No shell is involved.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9464/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node"]
CMD ["--max-semi-space-size=64", "--min-semi-space-size=64", "apps/worker/bin/worker.js"]
