package io.ringfence.api;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** A server whose callers may ask little. */
public final class LimitedApi implements AutoCloseable {
  private final ApiServer server;
  private final Path audit;

  LimitedApi(ApiServer server, Path audit) {
    this.server = server;
    this.audit = audit;
  }

  /** Where it listens. */
  public URI url() {
    return server.url();
  }

  /** What it is made of. */
  public ApplicationContext parts() {
    return server.parts();
  }

  /** The lines of its audit ledger. */
  public List<String> audited() {
    return RunningApi.lines(audit);
  }

  @Override
  public void close() {
    server.close();
  }
}
