package io.ringfence.launcher.process;

import io.ringfence.clickhouse.EngineProcess;
import io.ringfence.clickhouse.library.EngineLibrary;
import io.ringfence.clickhouse.library.EngineUnavailableException;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.net.URI;
import java.nio.file.Path;

/**
 * The embedded engine, in a process of its own on a free loopback port.
 *
 * @param engine the process
 * @param credentials made for this run
 */
record EmbeddedStore(EngineProcess engine, StoreCredentials credentials) implements Store {
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
    try {
      return new EmbeddedStore(
          EngineProcess.start(data, 0, credentials.environment()), credentials);
    } catch (EngineUnavailableException e) {
      throw new CommandFailure(ExitCode.FAILED, message(e), e);
    }
  }

  @Override
  public URI url() {
    return engine.httpUrl();
  }

  @Override
  public boolean isAlive() {
    return engine.isAlive();
  }

  @Override
  public void close() {
    engine.close();
  }

  private static String message(EngineUnavailableException failure) {
    return String.valueOf(failure.getMessage());
  }
}
