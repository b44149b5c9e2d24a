# Builds the application from its sources and puts it into a small image that runs it as a plain user.
#   docker build -t lock-playground .
#   docker run --rm --init --read-only --tmpfs /tmp:exec --memory 6g --pids-limit 4096 \
#     -p 127.0.0.1:8080:8080 -v lockplay:/var/lib/lockplay lock-playground

# --- Node, which the one Maven build uses for the page ---------------------------------------------------------------
FROM node:22-bookworm-slim AS node

# --- The build -------------------------------------------------------------------------------------------------------
FROM maven:3.9.16-eclipse-temurin-17-noble AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
    && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /build
# What is needed to install the page's packages changes rarely: a layer of its own.
COPY frontend/package.json frontend/package-lock.json frontend/install.mjs frontend/
RUN cd frontend && node install.mjs
COPY pom.xml ./
COPY frontend frontend
COPY src src
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp package -DskipTests

# --- What runs -------------------------------------------------------------------------------------------------------
FROM eclipse-temurin:17.0.19_10-jre-noble
# tini reaps what killed buyers leave behind: they are meant to be killed, and a zombie looks alive. The fonts are for
# the pictures of shared links.
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl fontconfig fonts-dejavu-core fonts-noto-cjk tini \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --home-dir /var/lib/lockplay --create-home --shell /usr/sbin/nologin lockplay
WORKDIR /opt/lockplay
# The libraries change rarely, the application often.
COPY --from=build /build/target/quarkus-app/lib lib
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./
COPY --from=build /build/target/quarkus-app/quarkus quarkus
COPY --from=build /build/target/quarkus-app/app app
# The class-data archive shortens the start. It is made by starting the application once, with a database that is
# thrown away, and holds only for the JVM and the jars of this image, and for a heap of the same kind: without -Xmx, a large
# machine that builds the image would make one that no container can use.
RUN chown lockplay:lockplay /opt/lockplay
USER lockplay
RUN export LOCKPLAY_DATA_DIR=/tmp/once LOCKPLAY_REHEARSAL_RUNS=0 \
    && { java -Xmx1g -XX:ArchiveClassesAtExit=application.jsa -Xlog:cds=off -Xlog:cds+dynamic=off -jar quarkus-run.jar & } \
    && curl --silent --fail --output /dev/null --retry 120 --retry-delay 1 --retry-all-errors \
      http://127.0.0.1:9000/q/health/live http://127.0.0.1:8080/ \
    && kill $! && { wait $! || true; } \
    && rm -rf /tmp/once \
    && test -s application.jsa
ENV LOCKPLAY_DATA_DIR=/var/lib/lockplay \
    QUARKUS_HTTP_HOST=0.0.0.0 \
    LOCKPLAY_WEB_REACHABLE_NETWORKS=false
VOLUME /var/lib/lockplay
# 9000 is for health and metrics, and listens on the loopback interface unless QUARKUS_MANAGEMENT_HOST says otherwise.
EXPOSE 8080 9000
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=6 \
    CMD ["curl", "--fail", "--silent", "--show-error", "--output", "/dev/null", "http://127.0.0.1:9000/q/health/ready"]
# -s: reaps as well where another process is the first one (--init).
ENTRYPOINT ["/usr/bin/tini", "-s", "--", "java", "-Xmx1g", "-XX:SharedArchiveFile=application.jsa", "-Xshare:auto", "-Xlog:cds=off", "-jar", "quarkus-run.jar"]
