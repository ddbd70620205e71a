package io.ringfence.launcher.process;

import io.ringfence.clickhouse.EngineMain;
import io.ringfence.clickhouse.EngineProcess;
import io.ringfence.clickhouse.library.EngineLibrary;
import io.ringfence.clickhouse.library.EngineUnavailableException;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The embedded engine, in a process of its own on a free loopback port; started again on the same
 * port and the same data where it died.
 */
final class EmbeddedStore implements Store {
  private final Path data;
  private final StoreCredentials credentials;
  private final URI url;
  private EngineProcess engine;
  private boolean closed;

  private EmbeddedStore(Path data, StoreCredentials credentials, EngineProcess engine) {
    this.data = data;
    this.credentials = credentials;
    this.url = engine.httpUrl();
    this.engine = engine;
  }

  /**
   * Starts an engine on a data folder.
   *
   * @throws CommandFailure when this machine has none, or it does not start
   */
  static EmbeddedStore start(Path data) {
    try {
      EngineLibrary.ofThisMachine().file();
    } catch (EngineUnavailableException e) {
      throw new CommandFailure(ExitCode.PREREQUISITE_MISSING, message(e), e);
    }
    StoreCredentials credentials = StoreCredentials.generated();
    return new EmbeddedStore(data, credentials, start(data, 0, credentials));
  }

  private static EngineProcess start(Path data, int port, StoreCredentials credentials) {
    try {
      // What is kept is evidence: nobody changes it by this engine.
      Map<String, String> environment = new HashMap<>(credentials.environment());
      environment.put(EngineMain.APPEND_ONLY_VARIABLE, "1");
      return EngineProcess.start(data, port, environment);
    } catch (EngineUnavailableException e) {
      throw new CommandFailure(ExitCode.FAILED, message(e), e);
    }
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public StoreCredentials credentials() {
    return credentials;
  }

  @Override
  public synchronized boolean isAlive() {
    return engine.isAlive();
  }

  @Override
  public synchronized void startAgain() {
    if (!closed) {
      engine.close();
      engine = start(data, url.getPort(), credentials);
    }
  }

  /** Ends the engine at once, as {@code kill -9} would. */
  synchronized void kill() {
    engine.kill();
  }

  @Override
  public synchronized void close() {
    closed = true;
    engine.close();
  }

  private static String message(EngineUnavailableException failure) {
    return String.valueOf(failure.getMessage());
  }
}
